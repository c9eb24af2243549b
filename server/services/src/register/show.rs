//! One agent under contract, for everybody.

use super::list::{Entry, entry};
use crate::error::Result;
use crate::intake::status_of;
use crate::operation::Operation;
use crate::store::{consents, contracts, organisations, policy};
use chrono::NaiveDate;
use domain::applications::ContractNumber;
use domain::banks::Bank;
use domain::calendar::business_date;
use domain::contracts::{Step, StepKind};
use domain::ids::ContractId;
use domain::refusal::Refusal;
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
}

/// Whether a contract covers a bank.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The bank.
    pub bank: Bank,
    /// Whether it is covered today.
    pub covered: bool,
    /// The first day on which it is not covered any more, once it took its consent back.
    pub withdrawn_from: Option<NaiveDate>,
}

/// Shows a concluded contract.
///
/// # Errors
/// [`Refusal::NotFound`] where no contract was concluded under the number.
pub async fn show(op: &Operation, number: &str) -> Result<Record> {
    let number: ContractNumber = number.parse().map_err(|_| Refusal::NotFound)?;
    let contract = contracts::by_number(op.db(), &number)
        .await?
        .ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    let agent = organisations::find(op.db(), case.organisation).await?;
    let board = consents::board(op.db(), contract.id).await?;
    let status = status_of(op.db(), op, case.family).await?;
    let readiness = status.intake.readiness();
    Ok(Record {
        entry: entry(op, (&contract, &case), &board).await?,
        website: agent
            .as_ref()
            .and_then(|agent| agent.organisation.website.clone()),
        verified_list_on: agent
            .and_then(|agent| agent.verified)
            .and_then(|(_, _, list_on)| list_on),
        terms: contracts::published(op.db(), contract.id).await?,
        coverage: coverage(op, board).await?,
        readiness: readiness.map(|readiness| readiness.wording().to_owned()),
        history: history(op, contract.id).await?,
        ends_on: contract.ends_on,
        disclosure_url: case.content.disclosure.disclosure_url,
        complaint_contact: case.content.disclosure.complaint_contact,
        chained_providers: case.content.service.chained_provider_names,
    })
}

async fn history(op: &Operation, id: ContractId) -> Result<Vec<(StepKind, NaiveDate)>> {
    let steps = contracts::steps::all(op.db(), id).await?;
    let day = |step: Step| (step.kind, business_date(step.at));
    Ok(steps.into_iter().map(day).collect())
}

async fn coverage(op: &Operation, board: Vec<consents::Stored>) -> Result<Vec<Coverage>> {
    let banks = policy::banks(op.db()).await?;
    let row = |row: consents::Stored| {
        let bank = banks.iter().find(|bank| bank.code == row.consent.bank)?;
        Some(Coverage {
            bank: bank.clone(),
            covered: row.consent.covers(op.today()),
            withdrawn_from: row.consent.withdrawal.map(|withdrawal| withdrawal.from),
        })
    };
    Ok(board.into_iter().filter_map(row).collect())
}
