//! Shapes and words of states, for the agent.

use crate::components::Glyph;
use crate::contracts::words::standing_outside;
use crate::i18n::*;
use domain::applications::{Owner, SectionStatus, Stage};
use domain::contracts::{ContractState, Standing};
use services::store::applications::Application;

/// Where the application stands, together with its contract.
pub fn state(t: Locale, stage: &Stage, contract: Option<Standing>) -> (Glyph, String) {
    match (stage, contract) {
        (Stage::Approved { .. }, Some(Standing::In(state))) => signing(t, state),
        (Stage::Approved { .. }, Some(standing)) => standing_outside(t, standing),
        (Stage::Approved { .. }, None) => (Glyph::Wait, say!(t, applications.s_approved)),
        (Stage::Draft, _) => (Glyph::Half, say!(t, applications.s_draft)),
        (Stage::Submitted { .. }, _) => (Glyph::Wait, say!(t, applications.s_submitted)),
        (Stage::InReview { .. }, _) => (Glyph::Wait, say!(t, applications.s_in_review)),
        (Stage::Returned { .. }, _) => (Glyph::Act, say!(t, applications.s_returned)),
        (Stage::Proposed { .. }, _) => (Glyph::Wait, say!(t, applications.s_proposed)),
        (Stage::Declined { .. }, _) => (Glyph::Refused, say!(t, applications.s_declined)),
        (Stage::Withdrawn { .. }, _) => (Glyph::Out, say!(t, applications.s_withdrawn)),
    }
}

/// Where the contract stands, in the words of a list of applications.
fn signing(t: Locale, contract: ContractState) -> (Glyph, String) {
    match contract {
        ContractState::AwaitingConsents => (Glyph::Wait, say!(t, applications.s_approved)),
        ContractState::AwaitingAgentSignature => (Glyph::Act, say!(t, applications.s_signing)),
        ContractState::AwaitingFederationSignature => {
            (Glyph::Wait, say!(t, applications.s_signing))
        }
        ContractState::Concluded => (Glyph::Done, say!(t, applications.s_concluded)),
        ContractState::Suspended => (Glyph::Caution, say!(t, applications.s_suspended)),
        ContractState::Ended => (Glyph::Out, say!(t, applications.s_ended)),
        ContractState::Abandoned => (Glyph::Out, say!(t, applications.s_abandoned)),
    }
}

/// How far a section is.
pub fn section_state(t: Locale, status: SectionStatus) -> (Glyph, String) {
    match status {
        SectionStatus::NotStarted => (Glyph::Open, say!(t, applications.st_not_started)),
        SectionStatus::InProgress { .. } => (Glyph::Half, say!(t, applications.st_in_progress)),
        SectionStatus::NeedsFix { wrong: count } => {
            (Glyph::Act, say!(t, applications.st_needs_fix, count))
        }
        SectionStatus::Complete => (Glyph::Done, say!(t, applications.st_complete)),
    }
}

/// Who acts next, as an agent reads it.
pub fn owner(t: Locale, owner: Owner) -> String {
    match owner {
        Owner::Agent => say!(t, applications.owner_you),
        Owner::Federation => say!(t, common.owner_federation_outside),
        Owner::Banks => say!(t, common.owner_banks),
        Owner::Nobody => say!(t, common.owner_nobody),
    }
}

/// The service's name, or that it has none yet.
pub fn service(t: Locale, application: &Application) -> String {
    let name = application.service_name();
    if name.is_empty() {
        say!(t, applications.unnamed)
    } else {
        name.to_owned()
    }
}
