//! Shapes and words of states, for the agent.

use crate::components::Glyph;
use crate::i18n::*;
use domain::applications::{Owner, SectionStatus, Stage};
use domain::contracts::ContractState;
use services::store::applications::Application;

/// Where the application stands, together with its contract.
pub fn state(t: Locale, stage: &Stage, contract: Option<ContractState>) -> (Glyph, String) {
    match (stage, contract) {
        (Stage::Draft, _) => (Glyph::Half, td_string!(t, applications.s_draft).to_string()),
        (Stage::Submitted { .. }, _) => (
            Glyph::Wait,
            td_string!(t, applications.s_submitted).to_string(),
        ),
        (Stage::InReview { .. }, _) => (
            Glyph::Wait,
            td_string!(t, applications.s_in_review).to_string(),
        ),
        (Stage::Returned { .. }, _) => (
            Glyph::Act,
            td_string!(t, applications.s_returned).to_string(),
        ),
        (Stage::Proposed { .. }, _) => (
            Glyph::Wait,
            td_string!(t, applications.s_proposed).to_string(),
        ),
        (Stage::Approved { .. }, Some(ContractState::Concluded)) => (
            Glyph::Done,
            td_string!(t, applications.s_concluded).to_string(),
        ),
        (Stage::Approved { .. }, Some(ContractState::AwaitingAgentSignature)) => (
            Glyph::Act,
            td_string!(t, applications.s_signing).to_string(),
        ),
        (Stage::Approved { .. }, Some(ContractState::AwaitingFederationSignature)) => (
            Glyph::Wait,
            td_string!(t, applications.s_signing).to_string(),
        ),
        (Stage::Approved { .. }, _) => (
            Glyph::Wait,
            td_string!(t, applications.s_approved).to_string(),
        ),
        (Stage::Declined { .. }, _) => (
            Glyph::Refused,
            td_string!(t, applications.s_declined).to_string(),
        ),
        (Stage::Withdrawn { .. }, _) => (
            Glyph::Out,
            td_string!(t, applications.s_withdrawn).to_string(),
        ),
    }
}

/// How far a section is.
pub fn section_state(t: Locale, status: SectionStatus) -> (Glyph, String) {
    match status {
        SectionStatus::NotStarted => (
            Glyph::Open,
            td_string!(t, applications.st_not_started).to_string(),
        ),
        SectionStatus::InProgress { .. } => (
            Glyph::Half,
            td_string!(t, applications.st_in_progress).to_string(),
        ),
        SectionStatus::NeedsFix { wrong: count } => (
            Glyph::Act,
            td_string!(t, applications.st_needs_fix, count).to_string(),
        ),
        SectionStatus::Complete => (
            Glyph::Done,
            td_string!(t, applications.st_complete).to_string(),
        ),
    }
}

/// Who acts next, as an agent reads it.
pub fn owner(t: Locale, owner: Owner) -> String {
    match owner {
        Owner::Agent => td_string!(t, applications.owner_you).to_string(),
        Owner::Federation => td_string!(t, common.owner_federation_outside).to_string(),
        Owner::Banks => td_string!(t, common.owner_banks).to_string(),
        Owner::Nobody => td_string!(t, common.owner_nobody).to_string(),
    }
}

/// The service's name, or that it has none yet.
pub fn service(t: Locale, application: &Application) -> String {
    let name = application.service_name();
    if name.is_empty() {
        td_string!(t, applications.unnamed).to_string()
    } else {
        name.to_owned()
    }
}
