//! One agent under contract, for everybody.

use super::editions::editions;
use super::list::{Entry, entry};
use super::search::day;
use super::standing::Standing;
use super::suspended::{AtBank, at_banks, suspended_at};
use crate::contracts::headings;
use crate::error::Result;
use crate::intake::status_of;
use crate::operation::Operation;
use crate::store::{consents, contracts, organisations, policy, publications};
use chrono::NaiveDate;
use domain::applications::ContractNumber;
use domain::banks::Bank;
use domain::calendar::business_date;
use domain::contracts::{Step, StepKind};
use domain::publications::{Published, Publisher};
use domain::refusal::Refusal;
use domain::templates::Headings;
use domain::wording::Term;

/// Everything that is public about a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What the list says too.
    pub entry: Entry,
    /// The agent's web site.
    pub website: Option<String>,
    /// Where users find the statutory disclosure.
    pub disclosure_url: String,
    /// Whom users ask.
    pub complaint_contact: String,
    /// Chained providers as declared; empty where there are none.
    pub chained_providers: String,
    /// The published terms.
    pub terms: Vec<Term>,
    /// What their headings mean, for readers of English.
    pub headings: Headings,
    /// Every bank that was asked, in code order, and whether it is covered.
    pub coverage: Vec<Coverage>,
    /// The day of the public list in which the registration was found.
    pub verified_list_on: Option<NaiveDate>,
    /// When connecting starts, in the published words.
    pub readiness: Option<String>,
    /// What became of the contract and on which day, the first step first; why is nobody else's business.
    pub history: Vec<(StepKind, NaiveDate)>,
    /// The last day in force, once somebody gave notice.
    pub ends_on: Option<NaiveDate>,
    /// The day of the conclusion.
    pub concluded_on: Option<NaiveDate>,
    /// Where the Federation published the terms.
    pub by_federation: Option<Published>,
    /// Where the agent did.
    pub by_agent: Option<Published>,
    /// Where it was suspended at a bank, and where that was lifted, the first time first.
    pub at_banks: Vec<AtBank>,
    /// The day for which all this holds.
    pub as_of: NaiveDate,
}

/// Whether a contract covers a bank.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The bank.
    pub bank: Bank,
    /// Whether it is covered on the day.
    pub covered: bool,
    /// The first day on which it is not covered any more, once it took its consent back.
    pub withdrawn_from: Option<NaiveDate>,
    /// Where the bank published the terms.
    pub published: Option<Published>,
}

/// Shows a concluded contract as it stands today.
///
/// # Errors
/// As [`show_on`].
pub async fn show(op: &Operation, number: &str) -> Result<Record> {
    show_on(op, number, None).await
}

/// Shows a concluded contract as it stood on a day.
///
/// # Errors
/// [`Refusal::NotFound`] where no contract had been concluded under the number by then, [`Refusal::Invalid`] for a day
/// that is still to come.
pub async fn show_on(op: &Operation, number: &str, as_of: Option<NaiveDate>) -> Result<Record> {
    let day = day(op, as_of)?;
    let number: ContractNumber = number.parse().map_err(|_| Refusal::NotFound)?;
    let contract = contracts::by_number(op.db(), &number)
        .await?
        .ok_or(Refusal::NotFound)?;
    let steps = contracts::steps::all(op.db(), contract.id).await?;
    let standing = Standing::on(&contract, &steps, (day, op.today())).ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    let agent = organisations::find(op.db(), case.organisation).await?;
    let board = consents::board(op.db(), contract.id).await?;
    let status = status_of(op.db(), op, case.family).await?;
    let readiness = status.intake.readiness();
    let published = publications::of_contract(op.db(), contract.id).await?;
    let published = Publications(published, day);
    let banks = policy::banks(op.db()).await?;
    let organisation = agent.as_ref().map(|agent| &agent.organisation);
    let mut suspended = suspended_at(op.db(), &[contract.id], day).await?;
    let mut at_banks = at_banks(op, &[contract.id], day).await?;
    let mut editions = editions(op.db(), std::slice::from_ref(&contract), day).await?;
    let mut entry = entry((&contract, &case), organisation, (&board, day, standing));
    entry.editions = editions.remove(&contract.id).unwrap_or_default();
    let notified = steps
        .iter()
        .any(|step| step.kind == StepKind::Notified && business_date(step.at) <= day);
    Ok(Record {
        entry: entry.suspended_at(suspended.remove(&contract.id).unwrap_or_default()),
        at_banks: at_banks.remove(&contract.id).unwrap_or_default(),
        website: agent
            .as_ref()
            .and_then(|agent| agent.organisation.website.clone()),
        verified_list_on: agent
            .and_then(|agent| agent.verified)
            .and_then(|(_, _, list_on)| list_on),
        terms: contracts::published(op.db(), contract.id).await?,
        headings: headings(op, contract.id).await?,
        by_federation: published.by(&Publisher::Federation),
        by_agent: published.by(&Publisher::Agent),
        coverage: coverage(&banks, (board, day), &published),
        readiness: readiness.map(|readiness| readiness.wording().to_owned()),
        history: history(steps, day),
        ends_on: contract.ends_on.filter(|_| notified),
        disclosure_url: case.content.disclosure.disclosure_url,
        complaint_contact: case.content.disclosure.complaint_contact,
        chained_providers: case.content.service.chained_provider_names,
        concluded_on: contract.concluded_at.map(business_date),
        as_of: day,
    })
}

/// Where a contract was published until a day.
pub(super) struct Publications(pub Vec<publications::Stored>, pub NaiveDate);

impl Publications {
    pub(super) fn by(&self, publisher: &Publisher) -> Option<Published> {
        let row = self.0.iter().find(|row| row.publisher == *publisher)?;
        row.published.clone().filter(|one| one.on <= self.1)
    }
}

/// What became of the contract until a day.
pub(super) fn history(steps: Vec<Step>, until: NaiveDate) -> Vec<(StepKind, NaiveDate)> {
    let day = |step: Step| (step.kind, business_date(step.at));
    let past = steps.into_iter().map(day);
    past.filter(|(_, day)| *day <= until).collect()
}

/// Whether each bank that was asked is covered on a day.
pub(super) fn coverage(
    banks: &[Bank],
    (board, day): (Vec<consents::Stored>, NaiveDate),
    published: &Publications,
) -> Vec<Coverage> {
    let row = |row: consents::Stored| {
        let bank = banks.iter().find(|bank| bank.code == row.consent.bank)?;
        let covered = row.consent.covers(day);
        let said = row.consent.withdrawal.filter(|one| one.on <= day);
        Some(Coverage {
            bank: bank.clone(),
            covered,
            withdrawn_from: said.map(|withdrawal| withdrawal.from),
            published: published.by(&Publisher::Bank(bank.code.clone())),
        })
    };
    board.into_iter().filter_map(row).collect()
}
