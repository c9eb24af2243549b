//! What the calendar does to contracts: it ends them after the last day of a notice, renews those of which nobody gave
//! notice, and reminds both sides before the last day for one.

use super::{Change, letters, write};
use crate::contracts::amend;
use crate::error::Result;
use crate::operation::{Operation, Services};
use crate::store::contracts::{self, Case, Stored};
use crate::ticker;
use crate::transaction::Transaction;
use domain::contracts::StepKind;
use domain::ids::ContractId;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How often to look. Authorisations know the last day themselves, so nothing stays open in between.
const LOOK: Duration = Duration::from_secs(60);

/// Looks until it is told to stop. Several may do so beside each other: each contract is held while it is changed, and
/// looked at once more.
pub async fn run(services: Services, stop: CancellationToken) {
    let failure = "contracts whose day has come cannot be changed";
    ticker::run(stop, (failure, LOOK), || run_due(&services)).await;
}

/// Does everything that is due today, and says to how many contracts. One that fails keeps nothing from the others.
///
/// # Errors
/// The first one, once every contract had its turn: when the database does not answer, or a row cannot be read.
pub async fn run_due(services: &Services) -> Result<u32> {
    // Before anything ends, so that no client is without a contract in between.
    let begun = amend::run_due(services).await;
    let op = services.system();
    let due = contracts::due(op.db(), op.today()).await?;
    let changed = ticker::each(due, |id| run_one(&op, id)).await;
    Ok(begun? + changed?)
}

/// Whether there was something to do.
async fn run_one(op: &Operation, id: ContractId) -> Result<bool> {
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let case = contracts::case(tx.db(), contract.application).await?;
    let is_changed = perform(&mut tx, op, (contract, &case)).await?;
    tx.commit().await?;
    Ok(is_changed)
}

async fn perform(
    tx: &mut Transaction,
    op: &Operation,
    (mut contract, case): (Stored, &Case),
) -> Result<bool> {
    let today = op.today();
    let has_passed = |day| day < today;
    let change = if contract.ends_on.is_some_and(has_passed) {
        contract.end(op)?;
        Change {
            kind: StepKind::Ended,
            reason: "",
            last_day: contract.ends_on,
            received_on: None,
        }
    } else if contract.ends_on.is_none() && contract.runs_until.is_some_and(has_passed) {
        contract.renew(op);
        Change {
            kind: StepKind::Renewed,
            reason: "",
            last_day: contract.runs_until,
            received_on: None,
        }
    } else if contract.remind_on.is_some_and(|day| day <= today) {
        contract.remind_on = None;
        contracts::save(tx.db(), &contract, op.now).await?;
        letters::remind(tx, op, (&contract, case)).await?;
        return Ok(true);
    } else {
        return Ok(false);
    };
    write(tx, op, (&contract, case), change).await?;
    Ok(true)
}

impl Stored {
    /// Begins the period of today.
    fn renew(&mut self, op: &Operation) {
        if let (Some(from), period) = (self.effective_from, self.period()) {
            let until = period.until(from, op.today());
            self.runs_until = Some(until);
            self.remind_on = Some(period.remind_on(until));
        }
    }
}
