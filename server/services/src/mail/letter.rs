//! Every letter there is, with the facts it needs and nothing else: the words are in the templates.

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::{FactorChange, Role};
use domain::contracts::StepKind;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a mail says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// To somebody who registered: open the link so that we know the address is yours.
    ConfirmAddress { link: String },
    /// To somebody who forgot the password.
    ResetPassword { link: String },
    /// After a password was changed, in case it was somebody else.
    PasswordChanged,
    /// After a second factor was added, taken away or replaced by a recovery code, in case it was somebody else.
    FactorChanged { change: FactorChange },
    /// To a new address: open the link so that we know it is yours.
    ConfirmNewAddress { link: String },
    /// To the old address, in case it was somebody else.
    EmailChanged { email: String },
    /// After a sign-in in a browser that the person did not use before, in case it was somebody else.
    NewDevice {
        device: String,
        place: String,
        at: DateTime<Utc>,
        sessions: String,
    },
    /// To somebody in whose place an administrator looked, to help them.
    Helped {
        by: String,
        reason: String,
        at: DateTime<Utc>,
    },
    /// To somebody whose sessions an administrator ended.
    SessionsEnded { reason: String, sign_in: String },
    /// To the owner of an address that somebody tried to register again.
    AlreadyRegistered { sign_in: String, reset: String },
    /// To somebody who is asked to join an agent, the Federation or a bank.
    Invitation {
        body: String,
        roles: Vec<Role>,
        link: String,
        invited_by: String,
    },
    /// To the agent: the receipt.
    ApplicationReceived {
        receipt_number: String,
        organisation: String,
        service: String,
        url: String,
        resubmitted: bool,
    },
    /// To officers: something new in the queue.
    ApplicationArrived {
        receipt_number: String,
        organisation: String,
        service: String,
        url: String,
    },
    /// To the agent: these sections (by code) are open again.
    CorrectionRequested {
        receipt_number: String,
        service: String,
        sections: Vec<String>,
        criterion: String,
        reason: String,
        due_on: NaiveDate,
        url: String,
    },
    /// To approvers: a proposal to decide on.
    ApplicationProposed {
        receipt_number: String,
        organisation: String,
        service: String,
        proposer: String,
        url: String,
    },
    /// To the officer: the approver wants the proposal reworked.
    ApplicationSentBack {
        receipt_number: String,
        organisation: String,
        reason: String,
        url: String,
    },
    /// To the agent: approved, the banks are asked next.
    ApplicationApproved {
        receipt_number: String,
        service: String,
        url: String,
    },
    /// To the agent: declined, with criterion and reason.
    ApplicationDeclined {
        receipt_number: String,
        service: String,
        criterion: String,
        reason: String,
        url: String,
    },
    /// To a bank: whether it consents; the link answers without an account.
    ConsentRequested {
        receipt_number: String,
        organisation: String,
        service: String,
        due_on: Option<NaiveDate>,
        link: String,
    },
    /// To a bank: the code that shows who answers through the link.
    ConsentCode { code: String },
    /// To officers: a bank answered.
    BankAnswered {
        bank: String,
        receipt_number: String,
        organisation: String,
        url: String,
    },
    /// To the agent: there is a new draft of the contract.
    DraftIssued {
        receipt_number: String,
        service: String,
        number: i32,
        note: String,
        url: String,
    },
    /// To approvers: a new draft is said to change nothing that the banks consented to.
    DraftToConfirm {
        receipt_number: String,
        organisation: String,
        number: i32,
        reason: String,
        url: String,
    },
    /// To the other side: somebody wrote about an article of the draft.
    ClauseCommented {
        receipt_number: String,
        writer: String,
        service: String,
        article: usize,
        url: String,
    },
    /// To the agent: the contract can be signed.
    ContractReadyToSign {
        receipt_number: String,
        service: String,
        banks: u32,
        effective_from: NaiveDate,
        url: String,
    },
    /// To approvers: the agent signed, the Federation's signature is missing.
    ContractAwaitsFederation {
        receipt_number: String,
        organisation: String,
        service: String,
        url: String,
    },
    /// To the agent: the contract is concluded.
    ContractConcluded {
        contract_number: String,
        organisation: String,
        service: String,
        banks: Vec<String>,
        signed_on: NaiveDate,
        effective_from: NaiveDate,
        url: String,
    },
    /// To a consenting bank, which must publish; scopes by code.
    ContractConcludedForBank {
        bank: String,
        contract_number: String,
        organisation: String,
        service: String,
        scopes: Vec<String>,
        effective_from: NaiveDate,
        url: String,
    },
    /// To the agent: something happened to its contract; the last day in force or of the period, where there is one.
    ContractChanged {
        kind: StepKind,
        contract_number: String,
        service: String,
        last_day: Option<NaiveDate>,
        reason: String,
        url: String,
    },
    /// To a covered bank: the same.
    ContractChangedForBank {
        kind: StepKind,
        contract_number: String,
        organisation: String,
        service: String,
        last_day: Option<NaiveDate>,
        reason: String,
        url: String,
    },
    /// To the agent and to officers: a bank took its consent back, and is not covered from a day on.
    ConsentWithdrawn {
        bank: String,
        contract_number: String,
        organisation: String,
        service: String,
        from: NaiveDate,
        reason: String,
        url: String,
    },
    /// To the agent and to officers: the period ends, and another follows unless somebody gives notice.
    ContractRenewalAhead {
        contract_number: String,
        organisation: String,
        service: String,
        until: NaiveDate,
        notice_by: NaiveDate,
        url: String,
    },
    /// To administrators: a client ID is asked for.
    ClientRequested {
        organisation: String,
        client_name: String,
        url: String,
    },
    /// To the agent: the link reveals the secret, once.
    ClientIssued {
        client_id: String,
        client_name: String,
        link: String,
    },
    /// To the agent: its client gets no tokens any more.
    ClientRevoked {
        client_id: String,
        client_name: String,
        reason: String,
        url: String,
    },
}

impl Letter {
    /// The word for this kind of letter in logs.
    pub fn kind(&self) -> &'static str {
        match self {
            Letter::ConfirmAddress { .. } => "confirm_address",
            Letter::ResetPassword { .. } => "reset_password",
            Letter::PasswordChanged => "password_changed",
            Letter::FactorChanged { .. } => "factor_changed",
            Letter::ConfirmNewAddress { .. } => "confirm_new_address",
            Letter::EmailChanged { .. } => "email_changed",
            Letter::NewDevice { .. } => "new_device",
            Letter::Helped { .. } => "helped",
            Letter::SessionsEnded { .. } => "sessions_ended",
            Letter::AlreadyRegistered { .. } => "already_registered",
            Letter::Invitation { .. } => "invitation",
            Letter::ApplicationReceived { .. } => "application_received",
            Letter::ApplicationArrived { .. } => "application_arrived",
            Letter::CorrectionRequested { .. } => "correction_requested",
            Letter::ApplicationProposed { .. } => "application_proposed",
            Letter::ApplicationSentBack { .. } => "application_sent_back",
            Letter::ApplicationApproved { .. } => "application_approved",
            Letter::ApplicationDeclined { .. } => "application_declined",
            Letter::ConsentRequested { .. } => "consent_requested",
            Letter::ConsentCode { .. } => "consent_code",
            Letter::BankAnswered { .. } => "bank_answered",
            Letter::DraftIssued { .. } => "draft_issued",
            Letter::DraftToConfirm { .. } => "draft_to_confirm",
            Letter::ClauseCommented { .. } => "clause_commented",
            Letter::ContractReadyToSign { .. } => "contract_ready_to_sign",
            Letter::ContractAwaitsFederation { .. } => "contract_awaits_federation",
            Letter::ContractConcluded { .. } => "contract_concluded",
            Letter::ContractConcludedForBank { .. } => "contract_concluded_for_bank",
            Letter::ContractChanged { .. } => "contract_changed",
            Letter::ContractChangedForBank { .. } => "contract_changed_for_bank",
            Letter::ConsentWithdrawn { .. } => "consent_withdrawn",
            Letter::ContractRenewalAhead { .. } => "contract_renewal_ahead",
            Letter::ClientRequested { .. } => "client_requested",
            Letter::ClientIssued { .. } => "client_issued",
            Letter::ClientRevoked { .. } => "client_revoked",
        }
    }
}

/// The kind only: a link in a log would be a key left in the door.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Letter({})", self.kind())
    }
}
