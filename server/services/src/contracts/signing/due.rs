//! What the calendar does to contracts that are out to be signed: it reminds whoever is next, once before the last day
//! and once on it, and takes the text back once that day has passed.

use super::{come_back, letters};
use crate::error::Result;
use crate::operation::{Operation, Services};
use crate::store::contracts::{self, Case, Stored, sheets};
use crate::ticker;
use crate::transaction::Transaction;
use domain::contracts::{Due, Sheet, SigningStep, SigningStepKind, Turn};
use domain::ids::ContractId;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often to look.
const LOOK: Duration = Duration::from_secs(60);

/// Looks until it is told to stop. Several may do so beside each other: each contract is held while it is changed, and
/// looked at once more.
pub async fn run(services: Services, stop: CancellationToken) {
    let failure = "signatures that are due cannot be looked after";
    ticker::run(stop, (failure, LOOK), || run_due(&services)).await;
}

/// Does everything that is due today, and says to how many contracts. One that fails keeps nothing from the others.
///
/// # Errors
/// The first one, once every contract had its turn: when the database does not answer, or a row cannot be read.
pub async fn run_due(services: &Services) -> Result<u32> {
    let op = services.system();
    let due = contracts::awaited(op.db(), op.today()).await?;
    ticker::each(due, |id| run_one(&op, id)).await
}

/// Whether there was something to do. A sheet that waits for a second look was signed in time.
async fn run_one(op: &Operation, id: ContractId) -> Result<bool> {
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let case = contracts::case(tx.db(), contract.application).await?;
    let sheets = sheets::all(tx.db(), id).await?;
    let (Some(turn), false) = (contract.turn, sheets.iter().any(Sheet::is_pending)) else {
        return Ok(false);
    };
    match turn.due(op.today()) {
        Some(Due::Remind) => remind(&mut tx, op, (contract, &case), turn).await?,
        Some(Due::Lapse) => lapse(&mut tx, op, (contract, &case)).await?,
        None => return Ok(false),
    }
    tx.commit().await?;
    Ok(true)
}

async fn remind(
    tx: &mut Transaction,
    op: &Operation,
    (mut contract, case): (Stored, &Case),
    turn: Turn,
) -> Result<()> {
    contract.turn = Some(turn.reminded(op.today()));
    contracts::save(tx.db(), &contract, op.now).await?;
    letters::remind(tx, op, (&contract, case), turn.sign_by).await
}

async fn lapse(
    tx: &mut Transaction,
    op: &Operation,
    (mut contract, case): (Stored, &Case),
) -> Result<()> {
    let step = SigningStep {
        kind: SigningStepKind::Lapsed,
        party: contract.state.awaits(),
        reason: String::new(),
        by: None,
        at: op.now,
    };
    contract.state = contract.state.lapse()?;
    come_back(tx, op, (&mut contract, case), step.clone()).await?;
    letters::stopped(tx, op, (&contract, case), &step).await
}
