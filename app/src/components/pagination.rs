//! Which part of a list is shown, and the way to the neighbours.

use leptos::prelude::*;

/// The words of the pagination.
#[derive(Clone, Debug, Default)]
pub struct PaginationWords {
    /// What the navigation is called.
    pub label: String,
    /// 14件中 1–14件
    pub shown: String,
    /// 前のページ
    pub previous: String,
    /// 次のページ
    pub next: String,
}

/// The count at the left; links to the neighbours where there are any.
#[component]
pub fn Pagination(
    /// The words.
    words: PaginationWords,
    /// The address of the page before.
    #[prop(optional_no_strip)]
    previous: Option<String>,
    /// The address of the page after.
    #[prop(optional_no_strip)]
    next: Option<String>,
) -> impl IntoView {
    let neighbours = previous.is_some() || next.is_some();
    let link = |href: Option<String>, rel: &'static str, text: String| {
        href.map(|href| view! { <a href=href rel=rel>{text}</a> })
    };
    let nav = neighbours.then(|| {
        view! {
            <nav aria-label=words.label>
                {link(previous, "prev", words.previous)} {link(next, "next", words.next)}
            </nav>
        }
    });
    view! { <div class="pagination"><span>{words.shown}</span> {nav}</div> }
}
