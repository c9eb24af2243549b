//! A status: shape and word, never one without the other.

use super::{Glyph, GlyphMark};
use leptos::prelude::*;

/// How much room a status takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatusLook {
    /// In tables and task lists.
    #[default]
    Bare,
    /// In page heads and cards.
    Boxed,
    /// On the public home page.
    Big,
}

/// Shape and word of a status.
#[component]
pub fn Status(
    /// The shape.
    glyph: Glyph,
    /// The word.
    #[prop(into)]
    text: String,
    /// Bare, boxed or big.
    #[prop(optional)]
    look: StatusLook,
) -> impl IntoView {
    let class = match look {
        StatusLook::Bare => "status",
        StatusLook::Boxed => "status boxed",
        StatusLook::Big => "status boxed big",
    };
    view! { <span class=class><GlyphMark glyph />{text}</span> }
}
