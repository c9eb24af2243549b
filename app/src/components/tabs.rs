//! Tabs and saved views, as links.

use leptos::prelude::*;

/// One tab.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    /// Its name.
    pub text: String,
    /// Its address.
    pub href: String,
    /// How many items it holds.
    pub count: Option<u64>,
    /// Whether it is the open one.
    pub current: bool,
}

/// A row of tabs; children stand at its right end.
#[component]
pub fn Tabs(
    /// What the navigation is called.
    #[prop(into)]
    label: String,
    /// The tabs.
    tabs: Vec<Tab>,
    /// A link at the right end.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let tabs: Vec<_> = tabs.into_iter().map(tab).collect();
    view! {
        <div class="tabs">
            <nav aria-label=label><ul>{tabs}</ul></nav>
            {children.map(|children| children())}
        </div>
    }
}

fn tab(tab: Tab) -> impl IntoView {
    let count = tab
        .count
        .map(|count| view! { " " <span class="count">{count.to_string()}</span> });
    view! { <li><a href=tab.href aria-current=tab.current.then_some("page")>{tab.text} {count}</a></li> }
}
