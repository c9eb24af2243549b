//! The boxes beside a case: what is next, what is checked, what can be done.

use leptos::prelude::*;

/// The boxes, one below the other; on small screens the first one moves above the content.
#[component]
pub fn SidePanel(
    /// The boxes, and a closing sentence in a paragraph.
    children: Children,
) -> impl IntoView {
    view! { <aside class="side-panel">{children()}</aside> }
}

/// One box; the one that says what is next has a blue top.
#[component]
pub fn PanelBox(
    /// Its heading.
    #[prop(into)]
    heading: String,
    /// A count at the right of the heading, such as 9 / 13.
    #[prop(optional_no_strip, into)]
    count: Option<String>,
    /// Whether it says what is next.
    #[prop(optional)]
    next: bool,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <section class=next.then_some("next")>
            <h2>{heading} {count.map(|count| view! { <span class="count">{count}</span> })}</h2>
            {children()}
        </section>
    }
}
