//! Shape and words for where a case stands, what comes next, and why a step cannot be taken.

use crate::components::Glyph;
use crate::contracts;
use crate::i18n::*;
use crate::words;
use domain::contracts::{ContractState, Standing};
use domain::permissions::Denial;
use leptos::prelude::*;

/// Shape and word of a state: the contract's, where there is one that the banks or parties are busy with.
pub fn state(t: Locale, code: &str, contract: Option<Standing>) -> (Glyph, String) {
    match code {
        "draft" => (Glyph::Half, say!(t, review.s_draft)),
        "submitted" => (Glyph::Half, say!(t, review.s_submitted)),
        "in_review" => (Glyph::Half, say!(t, review.s_in_review)),
        "returned" => (Glyph::Act, say!(t, review.s_returned)),
        "proposed" => (Glyph::Wait, say!(t, review.s_proposed)),
        "declined" => (Glyph::Refused, say!(t, review.s_declined)),
        "withdrawn" => (Glyph::Out, say!(t, review.s_withdrawn)),
        _ => match contract.unwrap_or(ContractState::AwaitingConsents.into()) {
            Standing::In(state) => contract_state(t, state),
            drawn_up => contracts::words::standing(t, drawn_up),
        },
    }
}

/// Shape and word of a contract's state.
pub fn contract_state(t: Locale, state: ContractState) -> (Glyph, String) {
    match state {
        ContractState::AwaitingConsents => (Glyph::Wait, say!(t, review.s_consents)),
        ContractState::AwaitingAgentSignature => (Glyph::Wait, say!(t, review.s_agent_signature)),
        ContractState::AwaitingFederationSignature => {
            (Glyph::Half, say!(t, review.s_federation_signature))
        }
        ContractState::Concluded => (Glyph::Done, say!(t, review.s_concluded)),
        ContractState::Suspended => (Glyph::Caution, say!(t, review.s_suspended)),
        ContractState::Ended => (Glyph::Out, say!(t, review.s_ended)),
        ContractState::Abandoned => (Glyph::Out, say!(t, review.s_abandoned)),
    }
}

/// What is to be done next, as a noun phrase.
pub fn next(t: Locale, code: &str, contract: Option<Standing>) -> String {
    match (code, contract.map(Standing::state)) {
        ("submitted", _) => say!(t, review.n_assign),
        ("in_review", _) => say!(t, review.n_review),
        ("draft" | "returned", _) => say!(t, review.n_correct),
        ("proposed", _) => say!(t, review.n_decide),
        ("approved", None | Some(ContractState::AwaitingConsents)) => next_of_board(t, contract),
        ("approved", Some(ContractState::AwaitingAgentSignature)) => {
            say!(t, review.n_agent_signature)
        }
        ("approved", Some(ContractState::AwaitingFederationSignature)) => {
            say!(t, review.n_federation_signature)
        }
        _ => say!(t, review.n_none),
    }
}

/// What is to be done before there is a text to sign.
fn next_of_board(t: Locale, contract: Option<Standing>) -> String {
    match contract {
        Some(Standing::ToDrawUp | Standing::ToDrawUpAgain) => say!(t, review.n_draw_up),
        Some(Standing::NobodyConsents) => say!(t, review.n_nobody),
        Some(Standing::In(_)) | None => say!(t, review.n_consents),
    }
}

/// Why a step cannot be taken, and what would help.
pub fn obstacle(t: Locale, obstacle: Denial, code: &str) -> String {
    match obstacle {
        Denial::Role => say!(t, review.why_role),
        Denial::State if code == "submitted" => say!(t, review.why_state),
        Denial::State => say!(t, review.why_closed),
        Denial::AlreadyYours => say!(t, review.why_yours),
        Denial::OtherOfficer => say!(t, review.why_other),
        Denial::OwnProposal => say!(t, review.why_own),
        Denial::RegistrationPending => say!(t, review.why_registration),
        Denial::OwnRights | Denial::OwnOrganisation | Denial::Impersonating | Denial::Delegated => {
            words::denial(t, obstacle)
        }
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
