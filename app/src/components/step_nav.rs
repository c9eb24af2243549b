//! The steps of a signing; proving who you are once more is one of them.

use super::{Glyph, GlyphMark};
use leptos::prelude::*;

/// Where a step stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepState {
    /// Over.
    Done,
    /// The present one.
    Now,
    /// Still to come.
    #[default]
    Open,
}

/// One step.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// Where it stands.
    pub state: StepState,
    /// What is to be done.
    pub text: String,
    /// A sentence about it.
    pub note: String,
    /// The word for a step that is over, for screen readers.
    pub done_word: String,
}

/// The numbered steps.
#[component]
pub fn StepNav(
    /// The steps in order.
    steps: Vec<Step>,
) -> impl IntoView {
    let steps: Vec<_> = steps
        .into_iter()
        .zip(1_u8..)
        .map(|(step, number)| item(step, number))
        .collect();
    view! { <ol class="steps">{steps}</ol> }
}

fn item(step: Step, number: u8) -> impl IntoView {
    let (class, current) = match step.state {
        StepState::Done => ("done", None),
        StepState::Now => ("now", Some("step")),
        StepState::Open => ("open", None),
    };
    let disc = match step.state {
        StepState::Done => {
            view! { <GlyphMark glyph=Glyph::Done /> <span class="vh">{step.done_word}</span> }
                .into_any()
        }
        StepState::Now | StepState::Open => number.to_string().into_any(),
    };
    view! {
        <li class=class aria-current=current>
            <span class="disc">{disc}</span>
            <div><p class="step">{step.text}</p> <p>{step.note}</p></div>
        </li>
    }
}
