//! A secret that is shown once: never stored in the page's address, never logged, never printed.

use leptos::prelude::*;

/// One line of what is revealed.
#[derive(Clone, Debug)]
pub struct RevealRow {
    /// What it is.
    pub label: String,
    /// The value itself.
    pub value: String,
    /// Whether it is set in fixed-width type.
    pub mono: bool,
}

/// The rows, and children for the confirmation form.
#[component]
pub fn Reveal(
    /// What was issued.
    #[prop(into)]
    heading: String,
    /// That it cannot be shown again.
    #[prop(into)]
    warning: String,
    /// Id, secret and validity; each row gets `copy` at its right if given.
    rows: Vec<RevealRow>,
    /// Draws the copy button of a row from its value; only rows in fixed-width type have one.
    #[prop(optional_no_strip)]
    copy: Option<fn(&str) -> AnyView>,
    /// The checkbox and the button that ends the display.
    children: Children,
) -> impl IntoView {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let button = copy.filter(|_| row.mono).map(|copy| copy(&row.value));
            view! {
                <div>
                    <dt>{row.label}</dt>
                    <dd>
                        <span class=row.mono.then_some("mono")>{row.value}</span>
                        {button}
                    </dd>
                </div>
            }
        })
        .collect();
    view! {
        <section class="reveal">
            <h2>{heading}</h2>
            <p>{warning}</p>
            <dl>{rows}</dl>
            {children()}
        </section>
    }
}
