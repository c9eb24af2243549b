//! The table: what can be done at all, by whom, and to what in which state.

use crate::accounts::{Assurance, Role};
use crate::applications::StageKind;
use crate::clients::ClientState;
use crate::contracts::ContractState;
use serde::{Deserialize, Serialize};

/// Something a person may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Read an agent's own applications, contracts and clients.
    ReadOwn,
    /// Begin an application.
    Begin,
    /// Fill in or correct an application, with its documents.
    Edit,
    /// Submit an application, or submit it again.
    Submit,
    /// Withdraw an application.
    Withdraw,
    /// Put an application into a colleague's hands.
    Transfer,
    /// Sign a contract for the agent.
    SignForAgent,
    /// Ask for an API client under a contract.
    RequestClient,
    /// See a client's secret, once.
    RevealSecret,
    /// See who belongs to the agent.
    ReadTeam,
    /// Belong to the agent no more.
    Leave,
    /// Invite colleagues of the agent, change what they may do, and take them out.
    ManageTeam,
    /// Read the queue and every case, contract and client.
    ReadCases,
    /// Take a case, or take it over.
    Take,
    /// Return a case for correction.
    Return,
    /// Propose a case for decision.
    Propose,
    /// Note that an agent's registration stands in the public list.
    VerifyRegistration,
    /// Approve, send back or decline a proposal.
    Decide,
    /// Record what a bank answered by letter.
    RecordConsent,
    /// Work on the draft of a contract's text, and answer and settle what the agent writes about it.
    DraftText,
    /// Confirm that a later draft changes nothing that the banks consented to.
    ConfirmImmaterial,
    /// Write to the Federation about an article of a draft.
    CommentOnText,
    /// Draw up a contract.
    DrawUp,
    /// Take an unsigned contract back.
    TakeBack,
    /// Record the agent's signature on paper.
    RecordAgentPaper,
    /// Sign a contract for the Federation, or record its signature on paper.
    SignForFederation,
    /// Suspend a concluded contract at once.
    SuspendContract,
    /// Let a suspended contract go on.
    ResumeContract,
    /// Give notice that a contract ends, or end it for a cause.
    EndContract,
    /// Record that a bank took its consent back by letter.
    RecordWithdrawal,
    /// Announce a readiness date.
    AnnounceReadiness,
    /// Issue a client ID.
    IssueClient,
    /// Mail the link to an unseen secret again.
    SendSecretLink,
    /// Revoke a client ID for ever.
    RevokeClient,
    /// See who works for the Federation and the banks.
    ReadPeople,
    /// Invite them, change what they may do, take accounts out of use, and end anybody's sessions.
    ManagePeople,
    /// Look at the portal as somebody else sees it, to help them.
    Impersonate,
    /// Read what concerns one bank.
    ReadBank,
    /// Answer for a bank whether it consents to a contract.
    AnswerForBank,
    /// Take a bank's consent to a concluded contract back.
    WithdrawConsent,
}

/// In which states of the thing an action has its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The thing has no state, or it does not matter.
    Always,
    /// While the application stands at one of these.
    Application(&'static [StageKind]),
    /// While the contract stands at one of these.
    Contract(&'static [ContractState]),
    /// While the client stands at one of these.
    Client(&'static [ClientState]),
}

/// The state of the thing that something is to be done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Of an application.
    Application(StageKind),
    /// Of a contract.
    Contract(ContractState),
    /// Of a client.
    Client(ClientState),
}

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
    /// Every action.
    pub const ALL: [Action; 40] = [
        Action::ReadOwn,
        Action::Begin,
        Action::Edit,
        Action::Submit,
        Action::Withdraw,
        Action::Transfer,
        Action::SignForAgent,
        Action::RequestClient,
        Action::RevealSecret,
        Action::ReadTeam,
        Action::Leave,
        Action::ManageTeam,
        Action::ReadCases,
        Action::Take,
        Action::Return,
        Action::Propose,
        Action::VerifyRegistration,
        Action::Decide,
        Action::RecordConsent,
        Action::DraftText,
        Action::ConfirmImmaterial,
        Action::CommentOnText,
        Action::DrawUp,
        Action::TakeBack,
        Action::RecordAgentPaper,
        Action::SignForFederation,
        Action::SuspendContract,
        Action::ResumeContract,
        Action::EndContract,
        Action::RecordWithdrawal,
        Action::AnnounceReadiness,
        Action::IssueClient,
        Action::SendSecretLink,
        Action::RevokeClient,
        Action::ReadPeople,
        Action::ManagePeople,
        Action::Impersonate,
        Action::ReadBank,
        Action::AnswerForBank,
        Action::WithdrawConsent,
    ];

    /// The roles that may do it.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Action::ReadOwn | Action::ReadTeam | Action::Leave => AGENT,
            Action::Begin
            | Action::Edit
            | Action::Submit
            | Action::Withdraw
            | Action::Transfer
            | Action::CommentOnText => APPLICANTS,
            Action::RequestClient | Action::RevealSecret => TECHNICAL,
            Action::SignForAgent | Action::ManageTeam => &[Role::Owner],
            Action::ReadCases => STAFF,
            Action::Take
            | Action::Return
            | Action::Propose
            | Action::VerifyRegistration
            | Action::RecordConsent
            | Action::RecordWithdrawal
            | Action::DraftText
            | Action::DrawUp
            | Action::TakeBack
            | Action::RecordAgentPaper => &[Role::Officer],
            Action::SuspendContract => &[Role::Officer, Role::Approver],
            Action::Decide
            | Action::ConfirmImmaterial
            | Action::SignForFederation
            | Action::ResumeContract
            | Action::EndContract => &[Role::Approver],
            Action::AnnounceReadiness
            | Action::IssueClient
            | Action::SendSecretLink
            | Action::RevokeClient
            | Action::ManagePeople
            | Action::Impersonate => &[Role::Administrator],
            Action::ReadPeople => &[Role::Administrator, Role::Auditor],
            Action::ReadBank | Action::AnswerForBank | Action::WithdrawConsent => BANK,
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
                | Action::SignForFederation
                | Action::Decide
                | Action::SuspendContract
                | Action::ResumeContract
                | Action::EndContract
                | Action::IssueClient
                | Action::RevealSecret
                | Action::AnswerForBank
                | Action::WithdrawConsent
                | Action::Impersonate
        );
        match self.roles().iter().any(|role| role.kind().demands_factor()) {
            _ if is_grave => Assurance::FreshFactor,
            true => Assurance::Factor,
            false => Assurance::Password,
        }
    }

    /// The states in which it has its place.
    pub fn when(self) -> When {
        use StageKind::{Approved, Draft, InReview, Proposed, Returned, Submitted};
        match self {
            Action::Edit | Action::Submit => When::Application(&[Draft, Returned]),
            Action::Transfer => {
                When::Application(&[Draft, Submitted, InReview, Returned, Proposed, Approved])
            }
            Action::Withdraw => {
                When::Application(&[Draft, Submitted, InReview, Returned, Proposed])
            }
            Action::Take => When::Application(&[Submitted, InReview]),
            Action::Return | Action::Propose => When::Application(&[InReview]),
            Action::VerifyRegistration => {
                When::Application(&[Draft, Submitted, InReview, Returned, Proposed, Approved])
            }
            Action::Decide => When::Application(&[Proposed]),
            Action::RecordConsent
            | Action::AnswerForBank
            | Action::DraftText
            | Action::ConfirmImmaterial
            | Action::CommentOnText
            | Action::DrawUp => When::Contract(&[ContractState::AwaitingConsents]),
            Action::TakeBack | Action::SignForAgent | Action::RecordAgentPaper => {
                When::Contract(&[ContractState::AwaitingAgentSignature])
            }
            Action::SignForFederation => {
                When::Contract(&[ContractState::AwaitingFederationSignature])
            }
            Action::SuspendContract => When::Contract(&[ContractState::Concluded]),
            Action::ResumeContract => When::Contract(&[ContractState::Suspended]),
            Action::EndContract | Action::WithdrawConsent | Action::RecordWithdrawal => {
                When::Contract(&[ContractState::Concluded, ContractState::Suspended])
            }
            Action::IssueClient => When::Client(&[ClientState::Requested]),
            Action::SendSecretLink | Action::RevealSecret => When::Client(&[ClientState::Active]),
            Action::RevokeClient => When::Client(&[ClientState::Active, ClientState::Suspended]),
            Action::ReadOwn
            | Action::Begin
            | Action::RequestClient
            | Action::ReadTeam
            | Action::Leave
            | Action::ManageTeam
            | Action::ReadCases
            | Action::AnnounceReadiness
            | Action::ReadPeople
            | Action::ManagePeople
            | Action::Impersonate
            | Action::ReadBank => When::Always,
        }
    }
}

impl When {
    /// Whether the state is one of those meant; the state of another kind of thing never is.
    pub fn includes(self, state: State) -> bool {
        match (self, state) {
            (When::Always, _) => true,
            (When::Application(stages), State::Application(stage)) => stages.contains(&stage),
            (When::Contract(states), State::Contract(state)) => states.contains(&state),
            (When::Client(states), State::Client(state)) => states.contains(&state),
            _ => false,
        }
    }
}
