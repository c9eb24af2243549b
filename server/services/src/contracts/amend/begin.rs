//! An amendment takes the place of the contract that it amends, on its first day and in one transaction: the clients,
//! what is suspended and a notice that was given pass over, and the old contract ends.

use crate::audit::Event;
use crate::contracts::life::{Change, write};
use crate::error::Result;
use crate::operation::{Operation, Services};
use crate::store::contracts::{self, Case, Stored, amendments, steps};
use crate::ticker;
use crate::transaction::Transaction;
use domain::contracts::{Amended, ContractEvent, ContractState, Step, StepKind, in_force_on};
use domain::ids::ContractId;
use serde_json::json;

/// Lets every amendment begin whose first day has come, and says how many did. One that fails keeps nothing from the
/// others.
///
/// # Errors
/// The first one, once every amendment had its turn: when the database does not answer, or a row cannot be read.
pub async fn run_due(services: &Services) -> Result<u32> {
    let op = services.system();
    let due = amendments::beginning(op.db(), op.today()).await?;
    ticker::each(due, |pair| begin(&op, pair)).await
}

/// The old contract is held first, as by whoever ends it.
async fn begin(op: &Operation, (old, new): (ContractId, ContractId)) -> Result<bool> {
    let mut tx = op.begin().await?;
    let mut old = contracts::lock(tx.db(), old).await?;
    let mut new = contracts::lock(tx.db(), new).await?;
    let has_come = new.effective_from.is_some_and(|day| day <= op.today());
    let is_due = new.state == ContractState::Concluded && has_come;
    if !is_due || !in_force_on(amended(&old), op.today()) {
        return Ok(false);
    }
    let case = contracts::case(tx.db(), new.application).await?;
    take_over(&tx, op, (&old, &mut new), &case).await?;
    let case = contracts::case(tx.db(), old.application).await?;
    let last_day = new.effective_from.and_then(|day| day.pred_opt());
    old.end(op)?;
    let change = Change {
        kind: StepKind::Replaced,
        reason: "",
        last_day,
        received_on: None,
    };
    write(&mut tx, op, (&old, &case), change).await?;
    tx.commit().await?;
    Ok(true)
}

/// What went on under the old contract goes on under the new one.
async fn take_over(
    tx: &Transaction,
    op: &Operation,
    (old, new): (&Stored, &mut Stored),
    case: &Case,
) -> Result<()> {
    new.ends_on = old.ends_on;
    if old.state == ContractState::Suspended {
        stay_suspended(tx, op, (old, new)).await?;
    }
    contracts::save(tx.db(), new, op.now).await?;
    new.version += 1;
    amendments::hand_over_clients(tx.db(), old.id, new).await?;
    amendments::hand_over_suspensions(tx.db(), (old.id, new.id)).await?;
    let event = Event::new("amendment_began", "contract", new.id)
        .after(json!({ "amends": old.number, "number": new.number, "suspended": new.state == ContractState::Suspended }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    tx.record(op, event).await
}

/// Whoever suspended the old contract suspended the agent: no amendment sets it free.
async fn stay_suspended(
    tx: &Transaction,
    op: &Operation,
    (old, new): (&Stored, &mut Stored),
) -> Result<()> {
    new.step(ContractEvent::Suspend)?;
    let before = steps::all(tx.db(), old.id).await?;
    let suspended = before.into_iter().rev();
    let mut suspended = suspended.filter(|step| step.kind == StepKind::Suspended);
    if let Some(step) = suspended.next() {
        let step = Step { at: op.now, ..step };
        steps::add(tx.db(), (op.new_id(), new.id), step).await?;
    }
    Ok(())
}

/// What the rules of amendments ask of a contract.
pub(in crate::contracts) fn amended(contract: &Stored) -> Amended {
    Amended {
        state: contract.state,
        effective_from: contract.effective_from,
        ends_on: contract.ends_on,
    }
}
