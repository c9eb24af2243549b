//! The register for other people's programs: the same facts as its pages, in names that do not change.

use super::list::{Entry, Public, public};
use super::search::day;
use super::show::{Coverage, Publications, Record, coverage, history as past, show_on};
use super::standing::Standing;
use super::suspended::{AtBank, at_banks};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::{contracts, policy, publications};
use chrono::NaiveDate;
use domain::banks::BankCode;
use domain::calendar::business_date;
use domain::contracts::StepKind;
use domain::ids::ContractId;
use domain::intake::ScopeFamily;
use domain::publications::{Published, Publisher};
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
    /// Those of them at which the agent is suspended, in code order.
    pub bank_suspensions: Vec<OpenSuspension>,
    /// The day of the last signature.
    pub signed_on: Option<NaiveDate>,
    /// The first day of effect.
    pub effective_from: Option<NaiveDate>,
    /// The three published terms.
    pub terms: Vec<Term>,
    /// Where they are published, by whom and since when: the Federation, the agent, then the banks in code order.
    pub publications: Vec<OpenPublication>,
    /// The number of the contract that it amends.
    pub amends: Option<String>,
    /// The number of its amendment.
    pub amended_by: Option<String>,
    /// What became of the contract and on which day, the conclusion first; why is nobody else's business.
    pub history: Vec<OpenStep>,
}

/// Where one of them published the terms.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenPublication {
    /// `federation`, `agent` or the code of a bank.
    pub publisher: String,
    /// The address of the page.
    pub address: String,
    /// The first day.
    pub published_on: NaiveDate,
}

/// That the agent does not reach a bank.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenSuspension {
    /// The bank.
    pub bank_code: BankCode,
    /// The first day (JST).
    pub since: NaiveDate,
}

/// One step of a contract's life.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OpenStep {
    /// `concluded`, `suspended`, `resumed`, `notified`, `ended`, `renewed`, `replaced`, `coverage`, `bank_suspended` or
    /// `bank_resumed`.
    pub event: &'static str,
    /// The day (JST); for `coverage` the first one without the bank.
    pub on: NaiveDate,
    /// The bank, for the last three.
    pub bank_code: Option<BankCode>,
}

/// The register as it stood on a day; today where none is given.
///
/// # Errors
/// [`domain::refusal::Refusal::Invalid`] for a day that is still to come.
pub async fn open_data(op: &Operation, as_of: Option<NaiveDate>) -> Result<OpenData> {
    let day = day(op, as_of)?;
    let public = public(op, day).await?;
    let ids: Vec<ContractId> = public.iter().map(|one| one.contract.id).collect();
    let mut terms = contracts::published_of(op.db(), &ids).await?;
    let mut published = publications::of_contracts(op.db(), &ids).await?;
    let banks = policy::banks(op.db()).await?;
    let mut at_banks = at_banks(op, &ids, day).await?;
    let told = |one: Public| {
        let id = one.contract.id;
        let published = published.remove(&id).unwrap_or_default();
        let published = Publications(published, day);
        Told {
            entry: one.entry,
            terms: terms.remove(&id).unwrap_or_default(),
            coverage: coverage(&banks, (one.board, day), &published),
            by_federation: published.by(&Publisher::Federation),
            by_agent: published.by(&Publisher::Agent),
            concluded_on: one.contract.concluded_at.map(business_date),
            history: past(one.steps, day),
            at_banks: at_banks.remove(&id).unwrap_or_default(),
        }
    };
    let told = public.into_iter().map(told);
    Ok(OpenData {
        version: VERSION,
        as_of: day,
        contracts: told.map(|told| open_contract(op, told)).collect(),
    })
}

/// What the open data tell of a contract.
struct Told {
    entry: Entry,
    terms: Vec<Term>,
    coverage: Vec<Coverage>,
    by_federation: Option<Published>,
    by_agent: Option<Published>,
    concluded_on: Option<NaiveDate>,
    history: Vec<(StepKind, NaiveDate)>,
    at_banks: Vec<AtBank>,
}

impl From<Record> for Told {
    fn from(record: Record) -> Self {
        Told {
            entry: record.entry,
            terms: record.terms,
            coverage: record.coverage,
            by_federation: record.by_federation,
            by_agent: record.by_agent,
            concluded_on: record.concluded_on,
            history: record.history,
            at_banks: record.at_banks,
        }
    }
}

/// One contract of the register, as it stands today.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`].
pub async fn open_record(op: &Operation, number: &str) -> Result<OpenContract> {
    let record = show_on(op, number, None).await?;
    Ok(open_contract(op, record.into()))
}

fn open_contract(op: &Operation, told: Told) -> OpenContract {
    let publications = published(&told);
    let history = history(&told);
    let entry = told.entry;
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
        bank_suspensions: entry.suspended.into_iter().map(suspension).collect(),
        signed_on: entry.signed_on,
        effective_from: entry.effective_from,
        terms: told.terms,
        amends: entry.editions.amends,
        amended_by: entry.editions.amended_by,
        publications,
        history,
    }
}

fn suspension((bank_code, since): (BankCode, NaiveDate)) -> OpenSuspension {
    OpenSuspension { bank_code, since }
}

fn published(told: &Told) -> Vec<OpenPublication> {
    let parties = [
        ("federation".to_owned(), &told.by_federation),
        ("agent".to_owned(), &told.by_agent),
    ];
    let banks = told.coverage.iter();
    let banks = banks.map(|row| (row.bank.code.to_string(), &row.published));
    let all = parties.into_iter().chain(banks);
    all.filter_map(|(publisher, published)| {
        let published = published.as_ref()?;
        Some(OpenPublication {
            publisher,
            address: published.address.clone(),
            published_on: published.on,
        })
    })
    .collect()
}

fn history(told: &Told) -> Vec<OpenStep> {
    let step = |event, on, bank_code| OpenStep {
        event,
        on,
        bank_code,
    };
    let concluded = told.concluded_on.map(|day| step("concluded", day, None));
    let steps = told
        .history
        .iter()
        .map(|(kind, day)| step(kind.code(), *day, None));
    let uncovered = told.coverage.iter().filter_map(|row| {
        let bank = Some(row.bank.code.clone());
        Some(step("coverage", row.withdrawn_from?, bank))
    });
    let at_banks = told.at_banks.iter();
    let at_banks = at_banks.map(|one| step(one.code(), one.on(), Some(one.bank.code.clone())));
    let mut all: Vec<OpenStep> = concluded
        .into_iter()
        .chain(steps)
        .chain(uncovered)
        .chain(at_banks)
        .collect();
    // The order of one day's steps is kept.
    all.sort_by_key(|step| step.on);
    all
}
