//! The list of everything that is wrong, first in its column and in focus.

use super::field_id;
use leptos::prelude::*;

/// Lists each error as a link to its field; draws nothing when there is none.
#[component]
pub fn ErrorSummary(
    /// 入力内容にN件の誤りがあります
    #[prop(into)]
    heading: String,
    /// Field name and first sentence of its error; an empty name for what concerns the whole form.
    errors: Vec<(String, String)>,
    /// Whether it takes the focus; only a sample does not.
    #[prop(default = true)]
    focus: bool,
) -> impl IntoView {
    (!errors.is_empty()).then(|| {
        let lines: Vec<_> = errors.into_iter().map(line).collect();
        view! {
            <section class="error-summary" role="alert" tabindex="-1" autofocus=focus>
                <h2>{heading}</h2>
                <ul>{lines}</ul>
            </section>
        }
    })
}

fn line((name, message): (String, String)) -> AnyView {
    if name.is_empty() {
        return view! { <li>{message}</li> }.into_any();
    }
    view! { <li><a href=format!("#{}", field_id(&name))>{message}</a></li> }.into_any()
}
