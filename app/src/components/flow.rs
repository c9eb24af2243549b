//! The next steps: who acts, and by when.

use super::{Glyph, GlyphMark};
use leptos::prelude::*;

/// One step.
#[derive(Clone, Debug, Default)]
pub struct FlowStep {
    /// Done, now, or open.
    pub glyph: Glyph,
    /// What happens.
    pub step: String,
    /// Who acts.
    pub owner: String,
    /// The computed date, or the usual time.
    pub due: String,
}

/// The steps, one below the other.
#[component]
pub fn Flow(
    /// The steps in order.
    steps: Vec<FlowStep>,
) -> impl IntoView {
    let steps: Vec<_> = steps.into_iter().map(step).collect();
    view! { <ol class="flow">{steps}</ol> }
}

pub(super) fn step(step: FlowStep) -> impl IntoView {
    let current = (step.glyph == Glyph::Now).then_some("step");
    view! {
        <li aria-current=current>
            <GlyphMark glyph=step.glyph />
            <div>
                <p class="step">{step.step}</p>
                {(!step.owner.is_empty()).then(|| view! { <p class="owner">{step.owner}</p> })}
                {(!step.due.is_empty()).then(|| view! { <p>{step.due}</p> })}
            </div>
        </li>
    }
}
