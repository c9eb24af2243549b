//! What a person can be told "no" about. Every arm is worded by the view; none is an error of ours.

use crate::accounts::SignOnProblem;
use crate::contracts::Missing;
use crate::forms::FieldErrors;
use crate::intake::ScopeFamily;
use crate::permissions::Denial;
use crate::wording::WordingError;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a use-case did nothing.
#[derive(Clone, Debug, PartialEq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "refusal")]
pub enum Refusal {
    /// Nobody is signed in, or the session has ended.
    #[error("sign-in required")]
    SignInRequired,
    /// The actor may not do this, with the reason.
    #[error("not allowed: {reason:?}")]
    NotAllowed { reason: Denial },
    /// There is no such thing, or it is not the actor's to see.
    #[error("not found")]
    NotFound,
    /// A link that was used, withdrawn or has expired.
    #[error("gone")]
    Gone,
    /// Somebody else changed the thing since it was read.
    #[error("changed by somebody else")]
    Stale,
    /// Fields that cannot be accepted as typed.
    #[error("invalid input")]
    Invalid { fields: FieldErrors },
    /// The e-mail address and the password do not belong together.
    #[error("wrong credentials")]
    WrongCredentials,
    /// A second factor has to be given first.
    #[error("second factor required")]
    FactorRequired,
    /// The person's role demands a second factor, and this is the only one.
    #[error("the last factor stays")]
    LastFactor,
    /// The password is too short to stand alone.
    #[error("password too short to stand alone")]
    PasswordNeedsFactor,
    /// The address has not been confirmed by the mailed link.
    #[error("address not confirmed")]
    AddressNotConfirmed,
    /// Somebody whom the identity provider sent does not come in.
    #[error("single sign-on: {problem:?}")]
    SignOn { problem: SignOnProblem },
    /// Too many attempts from one source or for one account.
    #[error("too many attempts")]
    TooManyAttempts { retry_after_seconds: u64 },
    /// Intake of the scope family is not open.
    #[error("intake of {family} is closed")]
    IntakeClosed {
        family: ScopeFamily,
        opens_on: Option<NaiveDate>,
        reason: String,
    },
    /// The application still lacks answers in these sections.
    #[error("application incomplete")]
    Incomplete { sections: Vec<String> },
    /// The applicant says the service takes passwords and reads screens without a day on which it stops.
    #[error("scraping is not accepted")]
    ScrapingDeclared,
    /// The organisation's registration is pending.
    #[error("registration pending")]
    RegistrationPending,
    /// The registration has not been checked against the public list.
    #[error("registration not verified")]
    RegistrationNotVerified,
    /// The thing is not in a state in which this can be done.
    #[error("not in this state")]
    WrongState,
    /// The person who proposed may not decide.
    #[error("proposer may not decide")]
    ProposerMayNotDecide,
    /// Nobody would be left who decides who belongs.
    #[error("the last owner stays")]
    LastOwner,
    /// The person already acts for another bank.
    #[error("acts for another bank")]
    OtherBank,
    /// The invitation is for somebody else's address.
    #[error("for another address")]
    OtherAddress,
    /// The person still has work that nobody else has taken over.
    #[error("open work")]
    OpenWork,
    /// Banks that have not answered yet.
    #[error("banks unanswered")]
    BanksUnanswered { unanswered: u32 },
    /// No bank is left to be asked by mail.
    #[error("nobody to ask")]
    NobodyToAsk,
    /// The link has sent as many codes as it may.
    #[error("codes spent")]
    CodesSpent,
    /// Banks that consented to a draft which has changed since.
    #[error("consents to an earlier draft")]
    ConsentsOutdated { outdated: u32 },
    /// No bank consented, so there is nothing to conclude for.
    #[error("no bank consented")]
    NoBankConsented,
    /// The contract is not concluded, so no client can be issued under it.
    #[error("contract not concluded")]
    ContractNotConcluded,
    /// The contract is suspended or has ended, so nothing new begins under it.
    #[error("contract not in force")]
    ContractNotInForce,
    /// Another amendment of the contract is under way.
    #[error("being amended")]
    BeingAmended,
    /// The day until which a notice would still have ended the period that runs.
    #[error("notice was due by {last}")]
    NoticeTooLate { last: NaiveDate },
    /// An article from which no single contract may depart.
    #[error("the article is locked")]
    ClauseLocked,
    /// A text of which no contract can be made.
    #[error("the wording: {problem}")]
    Wording { problem: WordingError },
    /// Articles about which both sides still write to each other.
    #[error("comments open on {clauses} articles")]
    CommentsOpen { clauses: usize },
    /// A draft is being worked on; one at a time.
    #[error("a draft is open")]
    DraftOpen,
    /// Nobody attests the time of the seal just now.
    #[error("no time stamp")]
    NoTimeStamp,
    /// Everything that a contract lacks before it can be drawn up or concluded.
    #[error("not ready: {missing:?}")]
    NotReady { missing: Vec<Missing> },
    /// The effective day lies before today or before intake opened.
    #[error("effective day too early")]
    EffectiveTooEarly { earliest: NaiveDate },
}

impl From<FieldErrors> for Refusal {
    fn from(fields: FieldErrors) -> Self {
        Refusal::Invalid { fields }
    }
}

impl From<SignOnProblem> for Refusal {
    fn from(problem: SignOnProblem) -> Self {
        Refusal::SignOn { problem }
    }
}

impl From<Denial> for Refusal {
    fn from(reason: Denial) -> Self {
        Refusal::NotAllowed { reason }
    }
}
