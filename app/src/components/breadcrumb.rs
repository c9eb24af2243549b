//! Where a page stands; small screens show only the way back.

use leptos::prelude::*;

/// One page on the way.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Its name.
    pub text: String,
    /// Its address.
    pub href: String,
}

impl Crumb {
    /// A page on the way.
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Crumb {
            text: text.into(),
            href: href.into(),
        }
    }
}

/// The pages above, then the page itself without a link.
#[component]
pub fn Breadcrumb(
    /// What the navigation is called.
    #[prop(into)]
    label: String,
    /// The pages above, outermost first.
    above: Vec<Crumb>,
    /// The name of this page.
    #[prop(into)]
    here: String,
) -> impl IntoView {
    let above: Vec<_> = above
        .into_iter()
        .map(|crumb| view! { <li><a href=crumb.href>{crumb.text}</a></li> })
        .collect();
    view! {
        <nav class="breadcrumb" aria-label=label>
            <ol>{above} <li aria-current="page">{here}</li></ol>
        </nav>
    }
}
