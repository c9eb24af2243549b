//! What a contract says, as plain data: the use-cases fill it, the renderer prints it, and nothing in it is markup.

use chrono::{DateTime, NaiveDate, Utc};
use domain::wording::Article;

/// Everything that is printed in one connection contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractDocument {
    /// The contract number, once there is one.
    pub number: Option<String>,
    /// The number under which the application was received.
    pub receipt_number: String,
    /// The title over the first page.
    pub title: String,
    /// The sentence that names both parties and the occasion.
    pub preamble: String,
    /// The agent (乙).
    pub agent: PartyDetails,
    /// The Federation (甲).
    pub federation: PartyDetails,
    /// The service that the agent offers to users.
    pub service_name: String,
    /// The licensed scopes, in Japanese words.
    pub scopes: Vec<String>,
    /// The articles in order.
    pub clauses: Vec<Article>,
    /// The banks that the contract covers, and no other.
    pub banks: Vec<CoveredBank>,
    /// The day from which the contract has effect, once agreed.
    pub effective_from: Option<NaiveDate>,
    /// The sentence over the signatures.
    pub closing: String,
    /// The signatures given so far, in order.
    pub signatures: Vec<SignatureLine>,
    /// Where anybody can check an executed contract.
    pub verified_at: Option<String>,
    /// A draft carries a watermark and no place to sign.
    pub draft: bool,
    /// When this version was made.
    pub issued_at: DateTime<Utc>,
}

/// One party as the contract names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyDetails {
    /// The registered name.
    pub name: String,
    /// The registered address.
    pub address: String,
    /// The office of the person who represents the party (代表取締役).
    pub representative_title: String,
    /// The name of that person.
    pub representative_name: String,
}

/// One row of the first schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveredBank {
    /// The four characters of the bank's code.
    pub code: String,
    /// The bank's name.
    pub name: String,
    /// The prefectures it serves, as one text.
    pub prefectures: String,
}

/// One signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureLine {
    /// The party that is bound.
    pub party: String,
    /// Who signed.
    pub name: String,
    /// The signer's office.
    pub title: String,
    /// When the signature was given.
    pub signed_at: DateTime<Utc>,
    /// How it was given, in words.
    pub method: String,
    /// What it was given for, in the words of the signer.
    pub reason: String,
    /// The SHA-256 of the document that was signed.
    pub signed_sha256: String,
}
