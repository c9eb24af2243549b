//! Every letter there is, with the facts it needs and nothing else: the words are in the templates.

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::{FactorChange, Role};
use domain::contracts::{Party, SigningStepKind, StepKind};
use domain::intake::{Kind, ScopeFamily};
use domain::policy::NewContact;
use domain::suspensions::SuspensionEvent;
use serde::{Deserialize, Serialize};
use std::fmt;
use strum::IntoStaticStr;

/// What a mail says.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, IntoStaticStr)]
#[serde(tag = "letter", rename_all = "snake_case")]
#[cfg_attr(test, derive(strum::VariantNames))]
#[strum(serialize_all = "snake_case")]
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
        /// The number of the contract in force, where it is to be amended.
        #[serde(default)]
        amends: Option<String>,
        due_on: Option<NaiveDate>,
        link: String,
    },
    /// To a bank that has not answered: the deadline is near, today or gone by.
    ConsentReminder {
        receipt_number: String,
        organisation: String,
        service: String,
        due_on: NaiveDate,
        link: String,
    },
    /// To a bank that has not answered: it has until another day.
    ConsentDeadlineMoved {
        receipt_number: String,
        organisation: String,
        service: String,
        due_on: NaiveDate,
        reason: String,
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
    /// To the officer who issued it: a new draft was not accepted as immaterial.
    DraftFoundMaterial {
        receipt_number: String,
        organisation: String,
        number: i32,
        reason: String,
        url: String,
    },
    /// To approvers: a version of the contract template waits to be released.
    TemplateProposed {
        number: i32,
        proposer: String,
        note: String,
        url: String,
    },
    /// To officers: the approver wants the version reworked.
    TemplateSentBack {
        number: i32,
        reason: String,
        url: String,
    },
    /// To officers: new contracts are made from this version.
    TemplateReleased { number: i32, url: String },
    /// To the other side: somebody wrote about an article of the draft, or settled what that side had written.
    ClauseCommented {
        receipt_number: String,
        writer: String,
        service: String,
        article: usize,
        /// Whether what was written counts as settled.
        #[serde(default)]
        settled: bool,
        url: String,
    },
    /// To the agent: the contract can be signed.
    ContractReadyToSign {
        receipt_number: String,
        service: String,
        banks: u32,
        effective_from: NaiveDate,
        /// The last day for the signature.
        #[serde(default)]
        sign_by: Option<NaiveDate>,
        /// Whether the Federation has signed already.
        #[serde(default)]
        last: bool,
        url: String,
    },
    /// To approvers: the Federation's signature is missing.
    ContractAwaitsFederation {
        receipt_number: String,
        organisation: String,
        service: String,
        /// The last day for the signature.
        #[serde(default)]
        sign_by: Option<NaiveDate>,
        /// Whether the agent signs afterwards.
        #[serde(default)]
        first: bool,
        url: String,
    },
    /// To whoever is next: the signature is due soon, or today.
    SigningReminder {
        receipt_number: String,
        organisation: String,
        service: String,
        sign_by: NaiveDate,
        url: String,
    },
    /// To officers and approvers: a signed sheet was recorded, and somebody else has to look at it.
    SheetToConfirm {
        receipt_number: String,
        organisation: String,
        service: String,
        party: Party,
        signer: String,
        signed_on: NaiveDate,
        recorder: String,
        /// Whether confirming it concludes the contract.
        last: bool,
        url: String,
    },
    /// To both sides: the text came back unsigned, or no contract comes of it.
    SigningStopped {
        kind: SigningStepKind,
        party: Option<Party>,
        receipt_number: String,
        organisation: String,
        service: String,
        reason: String,
        url: String,
    },
    /// To somebody who was named to sign, or is no more.
    SigningDelegated {
        receipt_number: String,
        organisation: String,
        service: String,
        party: Party,
        by: String,
        until: NaiveDate,
        revoked: bool,
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
        /// By when its terms are to be published.
        #[serde(default)]
        publish_by: Option<NaiveDate>,
        /// Where the publication is recorded.
        #[serde(default)]
        record: String,
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
        /// By when its terms are to be published.
        #[serde(default)]
        publish_by: Option<NaiveDate>,
        /// Where the publication is recorded.
        #[serde(default)]
        record: String,
        url: String,
    },
    /// To the agent: something happened to its contract; the last day in force or of the period, where there is one.
    ContractChanged {
        kind: StepKind,
        contract_number: String,
        service: String,
        last_day: Option<NaiveDate>,
        /// From when it counts, where it does so at once.
        #[serde(default)]
        at: Option<DateTime<Utc>>,
        /// The day on which the Federation received the notice, where it was the agent's.
        #[serde(default)]
        received_on: Option<NaiveDate>,
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
        #[serde(default)]
        at: Option<DateTime<Utc>>,
        #[serde(default)]
        received_on: Option<NaiveDate>,
        reason: String,
        url: String,
    },
    /// To officers and approvers: the same; nobody's name where the calendar did it.
    ContractChangedForOffice {
        kind: StepKind,
        contract_number: String,
        organisation: String,
        service: String,
        last_day: Option<NaiveDate>,
        at: Option<DateTime<Utc>>,
        received_on: Option<NaiveDate>,
        by: String,
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
    /// To officers and approvers: a bank asks that an agent does not reach it.
    SuspensionRequested {
        bank: String,
        contract_number: String,
        organisation: String,
        service: String,
        reason: String,
        url: String,
    },
    /// To the bank, and to the agent where it changes what it reaches: what was decided.
    SuspensionDecided {
        kind: SuspensionEvent,
        bank: String,
        contract_number: String,
        organisation: String,
        service: String,
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
    /// To the agent: its contract is to be changed.
    AmendmentOpened {
        contract_number: String,
        receipt_number: String,
        service: String,
        reason: String,
        url: String,
    },
    /// To an address that wants to be told when intake opens: open the link so that we know it is yours.
    ConfirmNotice { family: ScopeFamily, link: String },
    /// To those who asked: intake has opened. The second address stops such mails.
    IntakeOpened {
        family: ScopeFamily,
        opened_on: NaiveDate,
        url: String,
        stop: String,
    },
    /// To those who asked: something was announced; the opening day that follows from it, and the one before where it
    /// was another.
    ReadinessTold {
        kind: Kind,
        family: ScopeFamily,
        wording: String,
        note: String,
        opens_on: Option<NaiveDate>,
        before: Option<NaiveDate>,
        is_open: bool,
        url: String,
        stop: String,
    },
    /// To whoever publishes late: the agent, or officers for the Federation or for a bank that no mail reaches.
    PublicationLate {
        bank: String,
        contract_number: String,
        organisation: String,
        service: String,
        due_on: NaiveDate,
        url: String,
    },
    /// To a bank that publishes late.
    PublicationLateForBank {
        contract_number: String,
        organisation: String,
        service: String,
        due_on: NaiveDate,
        url: String,
    },
    /// To approvers: the next version of the policy waits for a decision.
    PolicyToDecide {
        number: i32,
        maker: String,
        url: String,
    },
    /// To the officer who prepared it: the next version has to be reworked.
    PolicySentBack {
        number: i32,
        reason: String,
        url: String,
    },
    /// To the banks: a version of the policy is published, and whether their standing consents go on.
    PolicyPublished {
        number: i32,
        from: NaiveDate,
        summary: String,
        /// The items that read otherwise than in the version before, by number and heading.
        #[serde(default)]
        changed: Vec<String>,
        /// Whom to ask from another day on, where that changes.
        #[serde(default)]
        contact: Option<NewContact>,
        carries: bool,
        url: String,
    },
    /// To officers: a bank said something about its standing consent.
    StandingConsentChanged {
        bank: String,
        number: i32,
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
        self.into()
    }
}

/// The kind only: a link in a log would be a key left in the door.
impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Letter({})", self.kind())
    }
}
