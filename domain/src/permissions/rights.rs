//! The rights of the table: who may do what, in whose place, and how they have to have shown who they are.

use super::table::Action;
use crate::accounts::{Assurance, Role};

/// Those who belong to an agent.
const AGENT: &[Role] = &[
    Role::Owner,
    Role::Editor,
    Role::TechnicalContact,
    Role::Viewer,
];
/// Those who write an agent's applications.
const APPLICANTS: &[Role] = &[Role::Owner, Role::Editor];
/// Those who handle an agent's clients.
const TECHNICAL: &[Role] = &[Role::Owner, Role::TechnicalContact];
/// The Federation's people.
const STAFF: &[Role] = &[
    Role::Officer,
    Role::Approver,
    Role::Administrator,
    Role::Auditor,
];
/// Those who act for a bank.
const BANK: &[Role] = &[Role::BankRepresentative, Role::BankDeputy];

impl Action {
    /// The roles that may do it.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Action::ReadOwn | Action::ReadTeam | Action::Leave | Action::SignAsDelegate => AGENT,
            Action::Begin
            | Action::Edit
            | Action::Submit
            | Action::Withdraw
            | Action::Transfer
            | Action::PublishForAgent
            | Action::CommentOnText => APPLICANTS,
            Action::RequestClient | Action::RevealSecret => TECHNICAL,
            Action::SignForAgent | Action::DelegateForAgent | Action::ManageTeam => &[Role::Owner],
            Action::ReadBank
            | Action::AnswerForBank
            | Action::WithdrawConsent
            | Action::PublishForBank
            | Action::RequestSuspension
            | Action::AnswerStanding => BANK,
            _ => self.staff(),
        }
    }

    /// The Federation's roles; nobody may do what stands nowhere.
    fn staff(self) -> &'static [Role] {
        match self {
            Action::ReadCases => STAFF,
            Action::Take
            | Action::Return
            | Action::Propose
            | Action::VerifyRegistration
            | Action::RecordConsent
            | Action::MoveDeadline
            | Action::RecordWithdrawal
            | Action::RecordPublication
            | Action::RecordStanding
            | Action::DraftPolicy
            | Action::DraftText
            | Action::PrepareTemplate
            | Action::DrawUp
            | Action::TakeBack
            | Action::AmendContract
            | Action::EndNegotiation
            | Action::RecordAgentPaper => &[Role::Officer],
            Action::SuspendContract | Action::ConfirmPaper | Action::DecideSuspension => {
                &[Role::Officer, Role::Approver]
            }
            Action::Decide
            | Action::ConfirmImmaterial
            | Action::ReleaseTemplate
            | Action::SignForFederation
            | Action::DelegateForFederation
            | Action::ResumeContract
            | Action::LiftSuspension
            | Action::EndContract
            | Action::PublishPolicy => &[Role::Approver],
            Action::AnnounceReadiness
            | Action::MaintainCalendar
            | Action::IssueClient
            | Action::SendSecretLink
            | Action::RevokeClient
            | Action::ManagePeople
            | Action::Impersonate => &[Role::Administrator],
            Action::ReadPeople => &[Role::Administrator, Role::Auditor],
            _ => &[],
        }
    }

    /// Whether somebody who helps may do it in the person's place: looking, and filling in what only the person
    /// submits. Nothing that binds, gives a right or shows a secret.
    pub fn is_for_helpers(self) -> bool {
        matches!(
            self,
            Action::ReadOwn | Action::Begin | Action::Edit | Action::ReadTeam | Action::ReadBank
        )
    }

    /// What binds, or is shown once, demands a factor given just now, whoever does it; all else a factor of
    /// those who act for the Federation or a bank.
    pub fn demands(self) -> Assurance {
        let is_grave = matches!(
            self,
            Action::SignForAgent
                | Action::SignAsDelegate
                | Action::DelegateForAgent
                | Action::ConfirmPaper
                | Action::SignForFederation
                | Action::DelegateForFederation
                | Action::Decide
                | Action::ReleaseTemplate
                | Action::SuspendContract
                | Action::ResumeContract
                | Action::EndContract
                | Action::IssueClient
                | Action::RevealSecret
                | Action::AnswerForBank
                | Action::WithdrawConsent
                | Action::RequestSuspension
                | Action::DecideSuspension
                | Action::LiftSuspension
                | Action::AnswerStanding
                | Action::PublishPolicy
                | Action::Impersonate
        );
        match self.roles().iter().any(|role| role.kind().demands_factor()) {
            _ if is_grave => Assurance::FreshFactor,
            true => Assurance::Factor,
            false => Assurance::Password,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_can_be_done_by_somebody() {
        for action in Action::ALL {
            assert!(!action.roles().is_empty(), "{action:?}");
        }
    }
}
