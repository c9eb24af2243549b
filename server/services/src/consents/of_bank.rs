//! What concerns one bank: the contracts it was asked about, with its own answer and nobody else's.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::{consents, contracts};
use chrono::{DateTime, NaiveDate, Utc};
use domain::consents::Consent;
use domain::contracts::ContractState;
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;

/// One contract, as far as it is the bank's business.
#[derive(Clone, Debug, PartialEq)]
pub struct BankCase {
    /// Which.
    pub contract: ContractId,
    /// The agent.
    pub organisation_name: String,
    /// The service that connects.
    pub service_name: String,
    /// Where the contract stands.
    pub state: ContractState,
    /// The number of the contract, once concluded.
    pub number: Option<String>,
    /// When the bank was asked.
    pub asked_at: DateTime<Utc>,
    /// By when it should answer.
    pub due_on: Option<NaiveDate>,
    /// The first day of effect, once drawn up.
    pub effective_from: Option<NaiveDate>,
    /// What the bank itself said, and to which draft.
    pub consent: Consent,
}

/// Every contract that the actor's bank was asked about, the one that moved last first.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody who acts for no bank.
pub async fn of_bank(op: &Operation) -> Result<Vec<BankCase>> {
    op.actor.require(Action::ReadBank)?;
    let bank = op.actor.bank().ok_or(Refusal::NotFound)?;
    let mut answers = consents::of_bank(op.db(), bank).await?;
    let found = contracts::in_states(op.db(), &ContractState::ALL).await?;
    let applications: Vec<_> = found.iter().map(|contract| contract.application).collect();
    let mut cases = contracts::cases(op.db(), &applications).await?;
    let case = |contract: contracts::Stored| {
        let row = answers.remove(&contract.id)?;
        let case = cases.remove(&contract.application)?;
        Some(BankCase {
            contract: contract.id,
            service_name: case.service_name().to_owned(),
            organisation_name: case.organisation_name,
            state: contract.state,
            number: contract.number.map(String::from),
            asked_at: contract.created_at,
            due_on: case.due_on,
            effective_from: contract.effective_from,
            consent: row.consent,
        })
    };
    Ok(found.into_iter().filter_map(case).collect())
}
