//! The office's list of contracts.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::signing_steps;
use crate::store::{consents, contracts};
use chrono::{DateTime, NaiveDate, Utc};
use domain::consents::{Consent, Progress};
use domain::contracts::{ContractState, Standing};
use domain::ids::{ApplicationId, ContractId};
use domain::permissions::Action;

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Which.
    pub id: ContractId,
    /// What it came from.
    pub application: ApplicationId,
    /// The number of the application.
    pub receipt_number: String,
    /// The number of the contract, once concluded.
    pub number: Option<String>,
    /// The agent.
    pub organisation_name: String,
    /// The service that connects.
    pub service_name: String,
    /// Its state.
    pub state: ContractState,
    /// Where it stands.
    pub standing: Standing,
    /// How far the board is.
    pub progress: Progress,
    /// The first day of effect, once drawn up.
    pub effective_from: Option<NaiveDate>,
    /// The day of the last signature.
    pub signed_on: Option<NaiveDate>,
    /// When anything changed last.
    pub updated_at: DateTime<Utc>,
}

/// Every contract in these states, the one that moved last first.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but the Federation's staff.
pub async fn list(op: &Operation, states: &[ContractState]) -> Result<Vec<Listed>> {
    op.actor.require(Action::ReadCases)?;
    let found = contracts::in_states(op.db(), states).await?;
    let ids: Vec<_> = found.iter().map(|contract| contract.id).collect();
    let mut boards = consents::boards(op.db(), &ids).await?;
    let back = signing_steps::came_back(op.db(), &ids).await?;
    let applications: Vec<_> = found.iter().map(|contract| contract.application).collect();
    let mut cases = contracts::cases(op.db(), &applications).await?;
    Ok(found
        .into_iter()
        .filter_map(|contract| {
            let board = boards.remove(&contract.id).unwrap_or_default();
            let case = cases.remove(&contract.application)?;
            let board: Vec<Consent> = board.into_iter().map(|row| row.consent).collect();
            let progress = Progress::of(&board, op.today());
            Some(Listed {
                id: contract.id,
                application: contract.application,
                service_name: case.service_name().to_owned(),
                receipt_number: case.receipt_number,
                number: contract.number.map(String::from),
                organisation_name: case.organisation_name,
                state: contract.state,
                standing: Standing::of(contract.state, progress, back.contains(&contract.id)),
                progress,
                effective_from: contract.effective_from,
                signed_on: contract.signed_on,
                updated_at: contract.updated_at,
            })
        })
        .collect())
}
