//! The register for other people's programs: the same facts as its pages, in names that do not change.

use super::list::{Entry, public};
use super::standing::Standing;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts;
use chrono::NaiveDate;
use domain::banks::BankCode;
use domain::intake::ScopeFamily;
use domain::wording::Term;
use serde::Serialize;

/// Raised when a field is taken away or changes its meaning; a new field does not raise it.
const VERSION: u8 = 1;

/// The whole register on one day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenData {
    /// The version of this form.
    pub version: u8,
    /// The day (JST) for which it holds.
    pub as_of: NaiveDate,
    /// Every contract that is public, the newest first.
    pub contracts: Vec<OpenContract>,
}

/// One contract of the register.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenContract {
    /// The number of the contract.
    pub number: String,
    /// The permanent address of its page.
    pub url: String,
    /// Where it stands on the day.
    pub standing: Standing,
    /// The agent, as it signed.
    pub organisation_name: String,
    /// The reading of the name.
    pub organisation_kana: String,
    /// The agent's registration as a provider.
    pub registration_number: Option<String>,
    /// The service that connects.
    pub service_name: String,
    /// What it is for.
    pub scope_family: ScopeFamily,
    /// What it may ask for, by code.
    pub scopes: Vec<String>,
    /// The banks that it covers, in code order.
    pub bank_codes: Vec<BankCode>,
    /// The day of the last signature.
    pub signed_on: Option<NaiveDate>,
    /// The first day of effect.
    pub effective_from: Option<NaiveDate>,
    /// The three published terms.
    pub terms: Vec<Term>,
}

/// The register as it stands today.
///
/// # Errors
/// When the database does not answer.
pub async fn open_data(op: &Operation) -> Result<OpenData> {
    let mut rows = Vec::new();
    for (id, entry) in public(op).await? {
        let terms = contracts::published(op.db(), id).await?;
        rows.push(open_contract(op, entry, terms));
    }
    Ok(OpenData {
        version: VERSION,
        as_of: op.today(),
        contracts: rows,
    })
}

fn open_contract(op: &Operation, entry: Entry, terms: Vec<Term>) -> OpenContract {
    OpenContract {
        url: op.address(&format!("/register-of-agents/{}", entry.number)),
        number: entry.number,
        standing: entry.standing,
        organisation_name: entry.organisation_name,
        organisation_kana: entry.organisation_kana,
        registration_number: entry.registration_number,
        service_name: entry.service_name,
        scope_family: entry.family,
        scopes: entry.scopes,
        bank_codes: entry.bank_codes,
        signed_on: entry.signed_on,
        effective_from: entry.effective_from,
        terms,
    }
}
