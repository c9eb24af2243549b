//! The table: what can be done at all, by whom, and to what in which state.

use super::when::When;
use crate::applications::StageKind;
use crate::clients::ClientState;
use crate::contracts::ContractState;
use crate::templates::TemplateStage;
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
    /// Sign a contract for the agent, or decline to.
    SignForAgent,
    /// Sign for the agent the one contract for which one was named.
    SignAsDelegate,
    /// Name somebody who signs a contract for the agent.
    DelegateForAgent,
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
    /// Give the banks until another day to answer.
    MoveDeadline,
    /// Work on the draft of a contract's text, and answer and settle what the agent writes about it.
    DraftText,
    /// Confirm that a later draft changes nothing that the banks consented to.
    ConfirmImmaterial,
    /// Write to the Federation about an article of a draft.
    CommentOnText,
    /// Prepare a new version of the template of contracts.
    PrepareTemplate,
    /// Release a version of the template, or send it back.
    ReleaseTemplate,
    /// Draw up a contract.
    DrawUp,
    /// Take an unsigned contract back.
    TakeBack,
    /// End the negotiation about a contract that is not signed.
    EndNegotiation,
    /// Record the agent's signature on paper.
    RecordAgentPaper,
    /// Confirm that a recorded sheet shows the signature, or send it back.
    ConfirmPaper,
    /// Sign a contract for the Federation, decline to, or record its signature on paper.
    SignForFederation,
    /// Name another approver who signs a contract for the Federation.
    DelegateForFederation,
    /// Open an amendment of a contract that is in effect.
    AmendContract,
    /// Suspend a concluded contract at once.
    SuspendContract,
    /// Let a suspended contract go on.
    ResumeContract,
    /// Give notice that a contract ends, or end it for a cause.
    EndContract,
    /// Record that a bank took its consent back by letter.
    RecordWithdrawal,
    /// Record for anybody where a contract is published, and how a bank was told.
    RecordPublication,
    /// Record where the agent published its contract.
    PublishForAgent,
    /// Record where a bank published a contract that covers it.
    PublishForBank,
    /// Decide whether an agent is suspended at a bank that asks for it.
    DecideSuspension,
    /// Let an agent reach such a bank again.
    LiftSuspension,
    /// Record what a bank said by letter about its standing consent.
    RecordStanding,
    /// Prepare the next version of the policy.
    DraftPolicy,
    /// Publish a version of the policy, or send it back.
    PublishPolicy,
    /// Announce a readiness date.
    AnnounceReadiness,
    /// Keep the calendar of business days.
    MaintainCalendar,
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
    /// Ask that an agent is suspended at the bank.
    RequestSuspension,
    /// Give a bank's standing consent, limit it, and take it back.
    AnswerStanding,
}

/// While the agent's signature is awaited.
const AGENT_SIGNS: &[ContractState] = &[ContractState::AwaitingAgentSignature];
/// While the Federation's signature is awaited.
const OURS: &[ContractState] = &[ContractState::AwaitingFederationSignature];
/// While either is. Which of them is the first depends on the order in which the contract is signed.
const SIGNING: &[ContractState] = &[
    ContractState::AwaitingAgentSignature,
    ContractState::AwaitingFederationSignature,
];

impl Action {
    /// Every action.
    pub const ALL: [Action; 60] = [
        Action::ReadOwn,
        Action::Begin,
        Action::Edit,
        Action::Submit,
        Action::Withdraw,
        Action::Transfer,
        Action::SignForAgent,
        Action::SignAsDelegate,
        Action::DelegateForAgent,
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
        Action::MoveDeadline,
        Action::DraftText,
        Action::ConfirmImmaterial,
        Action::CommentOnText,
        Action::PrepareTemplate,
        Action::ReleaseTemplate,
        Action::DrawUp,
        Action::TakeBack,
        Action::EndNegotiation,
        Action::RecordAgentPaper,
        Action::ConfirmPaper,
        Action::SignForFederation,
        Action::DelegateForFederation,
        Action::AmendContract,
        Action::SuspendContract,
        Action::ResumeContract,
        Action::EndContract,
        Action::RecordWithdrawal,
        Action::RecordPublication,
        Action::PublishForAgent,
        Action::PublishForBank,
        Action::DecideSuspension,
        Action::LiftSuspension,
        Action::RecordStanding,
        Action::DraftPolicy,
        Action::PublishPolicy,
        Action::AnnounceReadiness,
        Action::MaintainCalendar,
        Action::IssueClient,
        Action::SendSecretLink,
        Action::RevokeClient,
        Action::ReadPeople,
        Action::ManagePeople,
        Action::Impersonate,
        Action::ReadBank,
        Action::AnswerForBank,
        Action::WithdrawConsent,
        Action::RequestSuspension,
        Action::AnswerStanding,
    ];

    /// The states in which it has its place.
    pub fn when(self) -> When {
        use StageKind::{Approved, Draft, InReview, Proposed, Returned, Submitted};
        match self {
            Action::Edit | Action::Submit => When::Application(&[Draft, Returned]),
            Action::Transfer | Action::VerifyRegistration => {
                When::Application(&[Draft, Submitted, InReview, Returned, Proposed, Approved])
            }
            Action::Withdraw => {
                When::Application(&[Draft, Submitted, InReview, Returned, Proposed])
            }
            Action::Take => When::Application(&[Submitted, InReview]),
            Action::Return | Action::Propose => When::Application(&[InReview]),
            Action::Decide => When::Application(&[Proposed]),
            Action::RecordConsent
            | Action::MoveDeadline
            | Action::AnswerForBank
            | Action::DraftText
            | Action::ConfirmImmaterial
            | Action::CommentOnText
            | Action::DrawUp
            | Action::EndNegotiation => When::Contract(&[ContractState::AwaitingConsents]),
            Action::PrepareTemplate => When::Template(&[TemplateStage::InWork]),
            Action::ReleaseTemplate => When::Template(&[TemplateStage::Proposed]),
            Action::TakeBack | Action::ConfirmPaper => When::Contract(SIGNING),
            Action::SignForAgent
            | Action::SignAsDelegate
            | Action::DelegateForAgent
            | Action::RecordAgentPaper => When::Contract(AGENT_SIGNS),
            Action::SignForFederation | Action::DelegateForFederation => When::Contract(OURS),
            Action::AmendContract | Action::SuspendContract | Action::RequestSuspension => {
                When::Contract(&[ContractState::Concluded])
            }
            Action::ResumeContract => When::Contract(&[ContractState::Suspended]),
            Action::EndContract
            | Action::WithdrawConsent
            | Action::RecordWithdrawal
            | Action::RecordPublication
            | Action::PublishForAgent
            | Action::PublishForBank => {
                When::Contract(&[ContractState::Concluded, ContractState::Suspended])
            }
            Action::IssueClient => When::Client(&[ClientState::Requested]),
            Action::SendSecretLink | Action::RevealSecret => When::Client(&[ClientState::Active]),
            Action::RevokeClient => When::Client(&[ClientState::Active, ClientState::Suspended]),
            // Everything else has its place whatever the state.
            _ => When::Always,
        }
    }
}
