//! Shapes and words of states, for the agent.

use crate::components::Glyph;
use crate::i18n::*;
use domain::applications::{Owner, SectionStatus, Stage};
use domain::contracts::ContractState;
use services::store::applications::Application;

/// Where the application stands, together with its contract.
pub fn state(t: Locale, stage: &Stage, contract: Option<ContractState>) -> (Glyph, String) {
    match (stage, contract) {
        (Stage::Draft, _) => (Glyph::Half, say!(t, applications.s_draft)),
        (Stage::Submitted { .. }, _) => (Glyph::Wait, say!(t, applications.s_submitted)),
        (Stage::InReview { .. }, _) => (Glyph::Wait, say!(t, applications.s_in_review)),
        (Stage::Returned { .. }, _) => (Glyph::Act, say!(t, applications.s_returned)),
        (Stage::Proposed { .. }, _) => (Glyph::Wait, say!(t, applications.s_proposed)),
        (Stage::Approved { .. }, Some(ContractState::Concluded)) => {
            (Glyph::Done, say!(t, applications.s_concluded))
        }
        (Stage::Approved { .. }, Some(ContractState::Suspended)) => {
            (Glyph::Caution, say!(t, applications.s_suspended))
        }
        (Stage::Approved { .. }, Some(ContractState::Ended)) => {
            (Glyph::Out, say!(t, applications.s_ended))
        }
        (Stage::Approved { .. }, Some(ContractState::AwaitingAgentSignature)) => {
            (Glyph::Act, say!(t, applications.s_signing))
        }
        (Stage::Approved { .. }, Some(ContractState::AwaitingFederationSignature)) => {
            (Glyph::Wait, say!(t, applications.s_signing))
        }
        (Stage::Approved { .. }, _) => (Glyph::Wait, say!(t, applications.s_approved)),
        (Stage::Declined { .. }, _) => (Glyph::Refused, say!(t, applications.s_declined)),
        (Stage::Withdrawn { .. }, _) => (Glyph::Out, say!(t, applications.s_withdrawn)),
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
