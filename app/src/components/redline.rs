//! A text with its changes in place: what was struck out and what was put in, paragraph by paragraph.

use domain::wording::{Piece, redline};
use leptos::prelude::*;

/// The paragraphs of a text and of its earlier version as one text.
#[component]
pub fn Redline(
    /// The paragraphs as they were.
    before: Vec<String>,
    /// The paragraphs as they are.
    after: Vec<String>,
) -> impl IntoView {
    let paragraph = |pieces: Vec<Piece>| {
        let pieces = pieces.into_iter().map(draw).collect_view();
        view! { <p>{pieces}</p> }
    };
    let paragraphs = redline(&before, &after).into_iter().map(paragraph);
    view! { <div class="redline">{paragraphs.collect_view()}</div> }
}

fn draw(piece: Piece) -> AnyView {
    match piece {
        Piece::Kept(text) => text.into_any(),
        Piece::Struck(text) => view! { <del>{text}</del> }.into_any(),
        Piece::Put(text) => view! { <ins>{text}</ins> }.into_any(),
    }
}
