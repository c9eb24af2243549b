//! What the shapes mean and how often they occur.

use super::{Glyph, GlyphMark};
use leptos::prelude::*;

/// One shape with its words.
#[derive(Clone, Debug, Default)]
pub struct LegendItem {
    /// The shape.
    pub glyph: Glyph,
    /// Its word, with the count: 同意 8.
    pub text: String,
}

/// Shapes and words in a row.
#[component]
pub fn Legend(
    /// The items.
    items: Vec<LegendItem>,
) -> impl IntoView {
    let items: Vec<_> = items
        .into_iter()
        .map(|item| view! { <li><GlyphMark glyph=item.glyph />{item.text}</li> })
        .collect();
    view! { <ul class="legend">{items}</ul> }
}
