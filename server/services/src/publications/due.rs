//! What the calendar does to publications: it reminds whoever is late, once, and lets go of banks from the day on which
//! they are not covered any more. Contracts concluded before there were publications get theirs here.

use super::{letters, open, release};
use crate::error::Result;
use crate::operation::{Operation, Services};
use crate::store::publications::{self, Stored};
use crate::store::{consents, contracts};
use crate::ticker;
use domain::contracts::ContractState;
use domain::ids::ContractId;
use std::collections::BTreeSet;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often to look. Nothing here is urgent; days are what counts.
const LOOK: Duration = Duration::from_secs(300);

/// Looks until it is told to stop. Several may do so beside each other: each contract is held while its publications are
/// changed, and looked at once more.
pub async fn run(services: Services, stop: CancellationToken) {
    let failure = "publications whose day has come cannot be changed";
    ticker::run(stop, (failure, LOOK), || run_due(&services)).await;
}

/// Does everything that is due today, and says to how many publications.
///
/// # Errors
/// When the database does not answer.
pub async fn run_due(services: &Services) -> Result<u32> {
    let op = services.system();
    let mut changed = 0;
    for id in due(&op).await? {
        changed += run_one(&op, id).await?;
    }
    Ok(changed)
}

/// The contracts of which something is due.
async fn due(op: &Operation) -> Result<BTreeSet<ContractId>> {
    let living = [ContractState::Concluded, ContractState::Suspended];
    let contracts = contracts::in_states(op.db(), &living).await?;
    let ids: Vec<_> = contracts.iter().map(|contract| contract.id).collect();
    let known = publications::of_contracts(op.db(), &ids).await?;
    let waiting = publications::waiting(op.db()).await?;
    let boards = consents::boards(op.db(), &ids).await?;
    let is_due = |id: &ContractId| {
        let gone = boards.get(id).map(|board| release::withdrawn(op, board));
        let gone = gone.unwrap_or_default();
        let is_gone = |row: &Stored| row.publisher.bank().is_some_and(|bank| gone.contains(bank));
        let rows = waiting.get(id).map_or(&[][..], Vec::as_slice);
        let something = rows.iter().any(|row| is_late(op, row) || is_gone(row));
        something || !known.contains_key(id)
    };
    Ok(ids.into_iter().filter(is_due).collect())
}

fn is_late(op: &Operation, row: &Stored) -> bool {
    row.reminded_at.is_none() && row.state.is_overdue((row.due_on, op.today()))
}

async fn run_one(op: &Operation, id: ContractId) -> Result<u32> {
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let case = contracts::case(tx.db(), contract.application).await?;
    if publications::of_contract(tx.db(), id).await?.is_empty() {
        open::open(&tx, op, &contract, false).await?;
    }
    let mut changed = release::follow(&tx, op, (&contract, &case)).await?;
    let rows = publications::of_contract(tx.db(), id).await?;
    for mut row in rows.into_iter().filter(|row| is_late(op, row)) {
        row.reminded_at = Some(op.now);
        publications::save(tx.db(), &row, op.now).await?;
        letters::remind(&mut tx, op, (&contract, &case), &row).await?;
        changed += 1;
    }
    tx.commit().await?;
    Ok(changed)
}
