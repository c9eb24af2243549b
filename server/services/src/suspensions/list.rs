//! What banks asked for and what became of it, for the Federation.

use crate::applications::neutral::neutral;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::suspensions::{self, Stored};
use crate::store::{contracts, policy};
use domain::banks::Bank;
use domain::ids::{ContractId, SuspensionId};
use domain::permissions::{Action, Denial};
use domain::refusal::Refusal;
use domain::suspensions::Suspension;
use std::collections::BTreeMap;

/// One suspension with what it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Which.
    pub id: SuspensionId,
    /// What became of it.
    pub suspension: Suspension,
    /// At which bank.
    pub bank: Bank,
    /// Of which contract.
    pub contract: ContractId,
    /// The number of the contract.
    pub number: String,
    /// The agent.
    pub organisation_name: String,
    /// The service that connects.
    pub service_name: String,
    /// For optimistic locking.
    pub version: i64,
}

/// All of them, the newest first.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but the Federation's staff.
pub async fn list(op: &Operation) -> Result<Vec<Listed>> {
    op.actor.require(Action::ReadCases)?;
    named(op, suspensions::all(op.db()).await?).await
}

/// Those of a contract.
///
/// # Errors
/// As [`list`].
pub async fn of_contract(op: &Operation, id: ContractId) -> Result<Vec<Listed>> {
    op.actor.require(Action::ReadCases)?;
    named(op, suspensions::of_contract(op.db(), id).await?).await
}

/// One of them, and what keeps the actor from deciding, whatever their role.
///
/// # Errors
/// As [`list`], and [`Refusal::NotFound`].
pub async fn show(
    op: &Operation,
    id: SuspensionId,
) -> Result<(Listed, std::result::Result<(), Denial>)> {
    op.actor.require(Action::ReadCases)?;
    let found = suspensions::find(op.db(), id).await?;
    let one = named(op, found.into_iter().collect()).await?.pop();
    let one = one.ok_or(Refusal::NotFound)?;
    let contract = contracts::find(op.db(), one.contract).await?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), contract.application).await?;
    let office = neutral(op.db(), op, (case.application, case.organisation)).await?;
    Ok((one, office))
}

async fn named(op: &Operation, rows: Vec<Stored>) -> Result<Vec<Listed>> {
    let banks = policy::banks(op.db()).await?;
    let mut contracts = BTreeMap::new();
    for row in &rows {
        if let Some(contract) = contracts::find(op.db(), row.contract).await? {
            contracts.insert(row.contract, contract);
        }
    }
    let applications: Vec<_> = contracts.values().map(|one| one.application).collect();
    let cases = contracts::cases(op.db(), &applications).await?;
    let listed = |row: Stored| {
        let contract = contracts.get(&row.contract)?;
        let case = cases.get(&contract.application)?;
        Some(Listed {
            id: row.id,
            bank: banks.iter().find(|bank| bank.code == row.bank)?.clone(),
            contract: row.contract,
            number: contract
                .number
                .clone()
                .map(String::from)
                .unwrap_or_default(),
            organisation_name: case.organisation_name.clone(),
            service_name: case.service_name().to_owned(),
            suspension: row.suspension,
            version: row.version,
        })
    };
    Ok(rows.into_iter().filter_map(listed).collect())
}
