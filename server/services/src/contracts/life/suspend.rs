//! The Federation suspends a contract at once, and lets it go on when the reason is gone.

use super::{Change, reason, require_begun, write};
use crate::contracts::{neutral_case, require_seen};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::{self, steps};
use domain::contracts::{ContractEvent, StepKind, suspended_by};
use domain::forms::FieldErrors;
use domain::ids::ContractId;
use domain::permissions::Denial;
use serde::{Deserialize, Serialize};

/// Why, for the contract that was shown.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReasonForm {
    /// The reason, which both sides and the banks read.
    pub reason: String,
    /// The version of the contract that was shown.
    pub version: i64,
}

/// Suspends the contract: its clients get no tokens from now on.
///
/// # Errors
/// `WrongState`, also for an amendment that has not begun; `Stale`, the problems of the form, [`Denial::OwnOrganisation`].
pub async fn suspend(op: &Operation, id: ContractId, form: &ReasonForm) -> Result<()> {
    change(op, id, (ContractEvent::Suspend, form)).await
}

/// Lets the contract go on, with the clients that it had. Somebody else decides that than whoever suspended it.
///
/// # Errors
/// As [`suspend`], and [`Denial::OwnProposal`].
pub async fn resume(op: &Operation, id: ContractId, form: &ReasonForm) -> Result<()> {
    change(op, id, (ContractEvent::Resume, form)).await
}

async fn change(
    op: &Operation,
    id: ContractId,
    (event, form): (ContractEvent, &ReasonForm),
) -> Result<()> {
    op.actor.require(event.action())?;
    let mut tx = op.begin().await?;
    let mut contract = contracts::lock(tx.db(), id).await?;
    contract.step(event)?;
    require_begun(tx.db(), &contract).await?;
    require_seen(contract.version, form.version)?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let kind = match event {
        ContractEvent::Resume => StepKind::Resumed,
        _ => StepKind::Suspended,
    };
    if kind == StepKind::Resumed {
        let steps = steps::all(tx.db(), id).await?;
        let by = op.actor.identity().map(|identity| identity.person);
        if by.is_some() && by == suspended_by(&steps) {
            return Err(Denial::OwnProposal.into());
        }
    }
    let mut errors = FieldErrors::default();
    let reason = reason(&mut errors, &form.reason);
    let reason = &*errors.into_result(reason)?;
    let change = Change {
        kind,
        reason,
        last_day: None,
        received_on: None,
    };
    write(&mut tx, op, (&contract, &case), change).await?;
    tx.commit().await
}
