//! The list of the register, for everybody.

use super::standing::Standing;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{Case, Stored};
use crate::store::{consents, contracts, organisations};
use chrono::NaiveDate;
use domain::banks::BankCode;
use domain::consents::{Consent, Progress, covered};
use domain::contracts::ContractState;
use domain::forms::folded;
use domain::ids::ContractId;
use domain::intake::ScopeFamily;
use domain::refusal::Refusal;

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
    /// The day of the last signature.
    pub signed_on: Option<NaiveDate>,
    /// The first day of effect.
    pub effective_from: Option<NaiveDate>,
    /// Where it stands today.
    pub standing: Standing,
}

/// Every concluded contract, the newest first; `search` finds agents and services by a part of the name.
///
/// # Errors
/// When the database does not answer.
pub async fn list(op: &Operation, search: &str) -> Result<Vec<Entry>> {
    let wanted = folded(search.trim());
    let found = public(op).await?.into_iter().map(|(_, entry)| entry);
    Ok(found.filter(|entry| entry.answers(&wanted)).collect())
}

/// Every contract that is public, the newest first.
pub(super) async fn public(op: &Operation) -> Result<Vec<(ContractId, Entry)>> {
    let concluded = contracts::in_states(op.db(), &ContractState::SIGNED).await?;
    let ids: Vec<_> = concluded.iter().map(|contract| contract.id).collect();
    let boards = consents::boards(op.db(), &ids).await?;
    let applications: Vec<_> = concluded
        .iter()
        .map(|contract| contract.application)
        .collect();
    let cases = contracts::cases(op.db(), &applications).await?;
    let mut entries = Vec::new();
    for contract in &concluded {
        let Some(case) = cases.get(&contract.application) else {
            continue;
        };
        let board = boards.get(&contract.id).map_or(&[][..], Vec::as_slice);
        let entry = entry(op, (contract, case), board).await?;
        entries.push((contract.id, entry));
    }
    entries.sort_by(|(_, a), (_, b)| (b.signed_on, &b.number).cmp(&(a.signed_on, &a.number)));
    Ok(entries)
}

/// What the list says of one contract. Names are those that were signed.
///
/// # Errors
/// [`Refusal::NotFound`] where its state is not public.
pub(super) async fn entry(
    op: &Operation,
    (contract, case): (&Stored, &Case),
    board: &[consents::Stored],
) -> Result<Entry> {
    let standing = Standing::of(contract.state, contract.effective_from, op.today());
    let standing = standing.ok_or(Refusal::NotFound)?;
    let agent = organisations::find(op.db(), case.organisation).await?;
    let agent = agent.map(|agent| agent.organisation);
    let answers: Vec<Consent> = board.iter().map(|row| row.consent.clone()).collect();
    let progress = Progress::of(&answers, op.today());
    let agreed = contract.agreed.as_ref();
    Ok(Entry {
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
            .as_ref()
            .map(|agent| agent.name_kana.to_string())
            .unwrap_or_default(),
        registration_number: agent
            .and_then(|agent| agent.registration)
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
        bank_codes: covered(&answers, op.today()),
        covered: progress.consented,
        banks: progress.banks,
        signed_on: contract.signed_on,
        effective_from: contract.effective_from,
        standing,
    })
}

impl Entry {
    fn answers(&self, wanted: &str) -> bool {
        let names = [
            &self.organisation_name,
            &self.organisation_kana,
            &self.service_name,
        ];
        names.iter().any(|name| folded(name).contains(wanted))
    }
}
