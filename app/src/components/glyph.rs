//! The nine shapes of a status, so that it is told apart without colour.

use leptos::prelude::*;

/// A shape that stands before the word of a status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyph {
    /// Dashed circle: not begun, not answered.
    #[default]
    Open,
    /// Half circle: under way.
    Half,
    /// Dot in a circle: where we are now.
    Now,
    /// Clock: waiting for somebody else.
    Wait,
    /// Orange diamond: the reader has to act.
    Act,
    /// Green disc with a tick: done, agreed, valid.
    Done,
    /// Red square with a cross: refused, declined, expired.
    Refused,
    /// Triangle: over, but with something to heed.
    Caution,
    /// Circle with a bar: undecided or out of scope.
    Out,
}

impl Glyph {
    fn class(self) -> &'static str {
        match self {
            Glyph::Open => "glyph open",
            Glyph::Half => "glyph half",
            Glyph::Now => "glyph now",
            Glyph::Wait => "glyph wait",
            Glyph::Act => "glyph act",
            Glyph::Done => "glyph done",
            Glyph::Refused => "glyph refused",
            Glyph::Caution => "glyph caution",
            Glyph::Out => "glyph out",
        }
    }

    fn shape(self) -> AnyView {
        match self {
            Glyph::Open => view! {
                <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.3 2.05" />
            }
            .into_any(),
            Glyph::Half => view! { {ring()} <path d="M8 2v12A6 6 0 0 0 8 2" fill="currentColor" /> }.into_any(),
            Glyph::Now => view! { {ring()} <circle cx="8" cy="8" r="3" fill="currentColor" /> }.into_any(),
            Glyph::Wait => view! { {ring()} {stroke("M8 4.5V8l2.3 1.6")} }.into_any(),
            Glyph::Act => view! {
                <path d="M8 .5 15.5 8 8 15.5.5 8z" fill="currentColor" />
                {cut("M8 4.6v4M8 10v1.5")}
            }
            .into_any(),
            Glyph::Done => view! {
                <circle cx="8" cy="8" r="7" fill="currentColor" />
                {cut("m4.8 8.2 2.2 2.2 4.2-4.5")}
            }
            .into_any(),
            Glyph::Refused => view! {
                <path d="M1.5 1.5h13v13h-13z" fill="currentColor" />
                {cut("m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2")}
            }
            .into_any(),
            Glyph::Caution => view! { {stroke("M8 1.8 15 14H1z")} {stroke("M8 6v4m0 1.2v1.4")} }.into_any(),
            Glyph::Out => view! { {ring()} {stroke("M5 8h6")} }.into_any(),
        }
    }
}

fn ring() -> impl IntoView {
    view! { <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" stroke-width="1.5" /> }
}

fn stroke(d: &'static str) -> impl IntoView {
    view! { <path d=d fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" /> }
}

/// A sign in the colour of the ground, cut out of a filled shape.
fn cut(d: &'static str) -> impl IntoView {
    view! { <path class="cut" d=d fill="none" stroke-width="1.6" /> }
}

/// The drawn shape alone; the word beside it carries the meaning.
#[component]
pub fn GlyphMark(
    /// Which shape.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class=glyph.class() viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            {glyph.shape()}
        </svg>
    }
}
