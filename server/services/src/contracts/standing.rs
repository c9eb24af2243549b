//! Where contracts stand, as lists say it.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::signing_steps;
use crate::store::{applications, consents};
use chrono::NaiveDate;
use domain::consents::{Consent, Progress};
use domain::contracts::{ContractState, Standing};
use domain::ids::{ApplicationId, ContractId};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// The contract of an application, with where it stands.
pub(crate) async fn standing_of(
    op: &Operation,
    application: ApplicationId,
) -> Result<Option<(ContractId, Standing)>> {
    let found = applications::contracts(op.db(), &[application]).await?;
    let found: Vec<_> = found.into_values().collect();
    let standings = standings(op.db(), op.today(), &found).await?;
    Ok(standings.into_iter().next())
}

/// Where each of the contracts stands on a day. Boards are read of those only of which the state alone does not tell.
pub(crate) async fn standings<C: ConnectionTrait>(
    db: &C,
    today: NaiveDate,
    contracts: &[(ContractId, ContractState)],
) -> Result<BTreeMap<ContractId, Standing>> {
    let waiting = contracts
        .iter()
        .filter(|(_, state)| *state == ContractState::AwaitingConsents);
    let waiting: Vec<ContractId> = waiting.map(|(id, _)| *id).collect();
    let mut boards = consents::boards(db, &waiting).await?;
    let back = signing_steps::came_back(db, &waiting).await?;
    let standing = |(id, state): &(ContractId, ContractState)| {
        let board = boards.remove(id).unwrap_or_default().into_iter();
        let board: Vec<Consent> = board.map(|row| row.consent).collect();
        let progress = Progress::of(&board, today);
        (*id, Standing::of(*state, progress, back.contains(id)))
    };
    Ok(contracts.iter().map(standing).collect())
}
