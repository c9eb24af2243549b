//! The officer ends the negotiation: no contract comes of it.

use super::{come_back, letters};
use crate::contracts::life::{ReasonForm, reason};
use crate::contracts::{neutral_case, require_seen};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts;
use domain::contracts::{ContractEvent, SigningStep, SigningStepKind};
use domain::forms::FieldErrors;
use domain::ids::ContractId;

/// Ends it; both sides are told.
///
/// # Errors
/// `WrongState` while the text is out to be signed and afterwards, `Stale`, the problems of the form,
/// [`domain::permissions::Denial::OwnOrganisation`].
pub async fn abandon(op: &Operation, id: ContractId, form: &ReasonForm) -> Result<()> {
    op.actor.require(ContractEvent::Abandon.action())?;
    let mut tx = op.begin().await?;
    let mut contract = contracts::lock(tx.db(), id).await?;
    contract.step(ContractEvent::Abandon)?;
    require_seen(contract.version, form.version)?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let mut errors = FieldErrors::default();
    let reason = reason(&mut errors, &form.reason);
    let by = op.actor.identity();
    let step = SigningStep {
        kind: SigningStepKind::Abandoned,
        party: None,
        reason: errors.into_result(reason)?,
        by: by.map(|identity| (identity.person, identity.name.clone())),
        at: op.now,
    };
    come_back(&mut tx, op, (&mut contract, &case), step.clone()).await?;
    letters::stopped(&mut tx, op, (&contract, &case), &step).await?;
    tx.commit().await
}
