//! The list of the register, for everybody.

use super::editions::{Editions, editions};
use super::search::{Search, search};
use super::standing::Standing;
use super::suspended::{SuspendedAt, suspended_at};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{Case, Stored};
use crate::store::{consents, contracts, organisations};
use chrono::NaiveDate;
use domain::banks::BankCode;
use domain::consents::{Consent, Progress, covered};
use domain::contracts::{ContractState, Step};
use domain::forms::folded;
use domain::ids::ContractId;
use domain::intake::ScopeFamily;
use domain::organisations::Organisation;
use std::collections::BTreeMap;

/// One agent under contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The number of the contract, which is its address.
    pub number: String,
    /// The agent.
    pub organisation_name: String,
    /// The reading of the name.
    pub organisation_kana: String,
    /// The agent's registration.
    pub registration_number: Option<String>,
    /// The service that connects.
    pub service_name: String,
    /// What it is for.
    pub family: ScopeFamily,
    /// What it may ask for, by code.
    pub scopes: Vec<String>,
    /// The banks that it covers, in code order.
    pub bank_codes: Vec<BankCode>,
    /// How many banks it covers.
    pub covered: u32,
    /// Out of how many.
    pub banks: u32,
    /// Those of the covered banks at which the agent is suspended.
    pub suspended: SuspendedAt,
    /// What it amends, and what amends it.
    pub editions: Editions,
    /// The day of the last signature.
    pub signed_on: Option<NaiveDate>,
    /// The first day of effect.
    pub effective_from: Option<NaiveDate>,
    /// Where it stands on the day that was asked for.
    pub standing: Standing,
}

/// Every concluded contract as it stands today, the newest first; `text` finds agents and services by a part of the name.
///
/// # Errors
/// When the database does not answer.
pub async fn list(op: &Operation, text: &str) -> Result<Vec<Entry>> {
    let wanted = Search {
        text: text.to_owned(),
        ..Search::default()
    };
    search(op, &wanted).await
}

/// A contract that was public on a day, with what was read for it.
pub(super) struct Public {
    pub contract: Stored,
    pub entry: Entry,
    pub board: Vec<consents::Stored>,
    pub steps: Vec<Step>,
}

/// Every contract that was public on a day, the newest first. However many there are, each table is asked once.
pub(super) async fn public(op: &Operation, day: NaiveDate) -> Result<Vec<Public>> {
    let concluded = contracts::in_states(op.db(), &ContractState::SIGNED).await?;
    let ids: Vec<_> = concluded.iter().map(|contract| contract.id).collect();
    let mut boards = consents::boards(op.db(), &ids).await?;
    let applications: Vec<_> = concluded
        .iter()
        .map(|contract| contract.application)
        .collect();
    let cases = contracts::cases(op.db(), &applications).await?;
    let agents: Vec<_> = cases.values().map(|case| case.organisation).collect();
    let agents = organisations::of(op.db(), &agents).await?;
    let mut steps: BTreeMap<ContractId, Vec<Step>> = BTreeMap::new();
    for (id, _, step) in contracts::steps::of(op.db(), &ids).await? {
        steps.entry(id).or_default().push(step);
    }
    let mut suspended = suspended_at(op.db(), &ids, day).await?;
    let mut editions = editions(op.db(), &concluded, day).await?;
    let mut shown = Vec::new();
    for contract in concluded {
        let Some(case) = cases.get(&contract.application) else {
            continue;
        };
        let steps = steps.remove(&contract.id).unwrap_or_default();
        let Some(standing) = Standing::on(&contract, &steps, (day, op.today())) else {
            continue;
        };
        let board = boards.remove(&contract.id).unwrap_or_default();
        let agent = agents.get(&case.organisation);
        let agent = agent.map(|agent| &agent.organisation);
        let mut entry = entry((&contract, case), agent, (&board, day, standing));
        entry.editions = editions.remove(&contract.id).unwrap_or_default();
        let suspended = suspended.remove(&contract.id).unwrap_or_default();
        shown.push(Public {
            entry: entry.suspended_at(suspended),
            contract,
            board,
            steps,
        });
    }
    shown.sort_by(|a, b| {
        let (a, b) = (&a.entry, &b.entry);
        (b.signed_on, &b.number).cmp(&(a.signed_on, &a.number))
    });
    Ok(shown)
}

/// What the list says of one contract on a day. Names are those that were signed.
pub(super) fn entry(
    (contract, case): (&Stored, &Case),
    agent: Option<&Organisation>,
    (board, day, standing): (&[consents::Stored], NaiveDate, Standing),
) -> Entry {
    let answers: Vec<Consent> = board.iter().map(|row| row.consent.clone()).collect();
    let progress = Progress::of(&answers, day);
    let agreed = contract.agreed.as_ref();
    Entry {
        number: contract
            .number
            .clone()
            .map(String::from)
            .unwrap_or_default(),
        organisation_name: agreed.map_or_else(
            || case.organisation_name.clone(),
            |agreed| agreed.facts.agent.name.clone(),
        ),
        organisation_kana: agent
            .map(|agent| agent.name_kana.to_string())
            .unwrap_or_default(),
        registration_number: agent
            .and_then(|agent| agent.registration.as_ref())
            .map(|registration| registration.number.to_string()),
        service_name: agreed.map_or_else(
            || case.service_name().to_owned(),
            |agreed| agreed.facts.service_name.clone(),
        ),
        family: case.family,
        scopes: agreed.map_or_else(
            || case.content.scopes.scopes.clone(),
            |agreed| agreed.facts.scopes.clone(),
        ),
        bank_codes: covered(&answers, day),
        covered: progress.consented,
        banks: progress.banks,
        suspended: SuspendedAt::new(),
        editions: Editions::default(),
        signed_on: contract.signed_on,
        effective_from: contract.effective_from,
        standing,
    }
}

impl Entry {
    /// Whether it has not ended.
    pub fn is_open(&self) -> bool {
        self.standing != Standing::Ended
    }

    /// With the banks at which the agent is suspended: of those that the contract covers, until it ends.
    pub(super) fn suspended_at(mut self, banks: SuspendedAt) -> Self {
        if self.is_open() {
            self.suspended = banks;
            let covered = &self.bank_codes;
            self.suspended.retain(|code, _| covered.contains(code));
        }
        self
    }

    pub(super) fn answers(&self, wanted: &str) -> bool {
        let names = [
            &self.organisation_name,
            &self.organisation_kana,
            &self.service_name,
        ];
        names.iter().any(|name| folded(name).contains(wanted))
    }
}
