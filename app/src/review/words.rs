//! Shape and words for where a case stands, what comes next, and why a step cannot be taken.

use crate::components::Glyph;
use crate::i18n::*;
use domain::contracts::ContractState;
use leptos::prelude::*;
use services::review::Obstacle;

/// Shape and word of a state: the contract's, where there is one that the banks or parties are busy with.
pub fn state(t: Locale, code: &str, contract: Option<ContractState>) -> (Glyph, String) {
    match code {
        "draft" => (Glyph::Half, td_string!(t, review.s_draft).to_string()),
        "submitted" => (Glyph::Half, td_string!(t, review.s_submitted).to_string()),
        "in_review" => (Glyph::Half, td_string!(t, review.s_in_review).to_string()),
        "returned" => (Glyph::Act, td_string!(t, review.s_returned).to_string()),
        "proposed" => (Glyph::Wait, td_string!(t, review.s_proposed).to_string()),
        "declined" => (Glyph::Refused, td_string!(t, review.s_declined).to_string()),
        "withdrawn" => (Glyph::Out, td_string!(t, review.s_withdrawn).to_string()),
        _ => contract_state(t, contract.unwrap_or(ContractState::AwaitingConsents)),
    }
}

/// Shape and word of a contract's state.
pub fn contract_state(t: Locale, state: ContractState) -> (Glyph, String) {
    match state {
        ContractState::AwaitingConsents => {
            (Glyph::Wait, td_string!(t, review.s_consents).to_string())
        }
        ContractState::AwaitingAgentSignature => (
            Glyph::Wait,
            td_string!(t, review.s_agent_signature).to_string(),
        ),
        ContractState::AwaitingFederationSignature => (
            Glyph::Half,
            td_string!(t, review.s_federation_signature).to_string(),
        ),
        ContractState::Concluded => (Glyph::Done, td_string!(t, review.s_concluded).to_string()),
    }
}

/// What is to be done next, as a noun phrase.
pub fn next(t: Locale, code: &str, contract: Option<ContractState>) -> String {
    match (code, contract) {
        ("submitted", _) => td_string!(t, review.n_assign).to_string(),
        ("in_review", _) => td_string!(t, review.n_review).to_string(),
        ("draft" | "returned", _) => td_string!(t, review.n_correct).to_string(),
        ("proposed", _) => td_string!(t, review.n_decide).to_string(),
        ("approved", None | Some(ContractState::AwaitingConsents)) => {
            td_string!(t, review.n_consents).to_string()
        }
        ("approved", Some(ContractState::AwaitingAgentSignature)) => {
            td_string!(t, review.n_agent_signature).to_string()
        }
        ("approved", Some(ContractState::AwaitingFederationSignature)) => {
            td_string!(t, review.n_federation_signature).to_string()
        }
        _ => td_string!(t, review.n_none).to_string(),
    }
}

/// Why a step cannot be taken, and what would help.
pub fn obstacle(t: Locale, obstacle: Obstacle, code: &str) -> String {
    match obstacle {
        Obstacle::Role => td_string!(t, review.why_role).to_string(),
        Obstacle::State if code == "submitted" => td_string!(t, review.why_state).to_string(),
        Obstacle::State => td_string!(t, review.why_closed).to_string(),
        Obstacle::AlreadyYours => td_string!(t, review.why_yours).to_string(),
        Obstacle::OtherOfficer => td_string!(t, review.why_other).to_string(),
        Obstacle::OwnProposal => td_string!(t, review.why_own).to_string(),
        Obstacle::RegistrationPending => td_string!(t, review.why_registration).to_string(),
    }
}

/// What somebody typed, a paragraph for every line of it.
pub fn paragraphs(text: &str) -> Vec<AnyView> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> }.into_any())
        .collect()
}
