//! How an agent signs, step by step, beside the form.

use super::signing::parts;
use crate::components::{Step, StepNav, StepState};
use crate::i18n::*;
use domain::contracts::{ContractState, Party, SigningMethod};
use leptos::prelude::*;
use services::contracts::Contract;

/// The steps, for whoever took them or takes them now.
pub fn sign_steps(t: Locale, contract: &Contract) -> Option<AnyView> {
    let state = progress(contract)?;
    let step = |text: String, note: String| Step {
        state,
        text,
        note,
        done_word: say!(t, contracts.step_done),
    };
    let mut steps = vec![
        step(
            say!(t, contracts.step_read),
            say!(t, contracts.step_read_note),
        ),
        step(
            say!(t, contracts.step_agree),
            say!(t, contracts.step_agree_note),
        ),
        step(
            say!(t, contracts.step_factor),
            say!(t, contracts.step_factor_note),
        ),
        step(
            say!(t, contracts.step_sign),
            say!(t, contracts.step_sign_note),
        ),
    ];
    if let Some(first) = steps.first_mut().filter(|_| state == StepState::Open) {
        first.state = StepState::Now;
    }
    Some(
        view! {
            <section class="section ruled">
                <header class="section-head"><h2>{say!(t, contracts.steps)}</h2></header>
                <StepNav steps />
            </section>
        }
        .into_any(),
    )
}

/// How far the steps are: done by whoever signed here, still to be done by whoever signs next. Nobody else takes them, and
/// nothing is left of them once a text came back.
fn progress(contract: &Contract) -> Option<StepState> {
    let mut signatures = contract.signatures.iter().map(|one| &one.signature);
    let is_next = contract.state == ContractState::AwaitingAgentSignature
        && contract.signs_by.is_some()
        && parts::waiting_sheet(contract).is_none();
    match signatures.find(|one| one.party == Party::Agent) {
        Some(signed) => (signed.method == SigningMethod::SecondFactor).then_some(StepState::Done),
        None => is_next.then_some(StepState::Open),
    }
}
