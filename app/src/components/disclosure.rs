//! Secondary material that may stay folded; never a required field, an error or a legal term.

use leptos::prelude::*;

/// A heading that unfolds its content.
#[component]
pub fn Disclosure(
    /// The heading.
    #[prop(into)]
    heading: String,
    /// Whether it is unfolded at first.
    #[prop(optional)]
    open: bool,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open>
            <summary>
                <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                    <circle cx="10" cy="10" r="9" fill="none" stroke="currentColor" stroke-width="1.5" />
                    <path d="m6 8.5 4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.8" />
                </svg>
                {heading}
            </summary>
            <div>{children()}</div>
        </details>
    }
}
