//! The officer takes a text back that nobody has signed, so that the board or the day can change.

use super::signing::come_back;
use super::{neutral_case, require_seen};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts;
use domain::contracts::{ContractEvent, SigningStep, SigningStepKind};
use domain::ids::ContractId;

/// Takes the text back; the file stays in the store, because the trail names its digest.
///
/// # Errors
/// [`domain::refusal::Refusal::WrongState`] once signed, `Stale` where it changed since it was shown.
pub async fn take_back(op: &Operation, id: ContractId, version: i64) -> Result<()> {
    op.actor.require(ContractEvent::TakeBack.action())?;
    let mut tx = op.begin().await?;
    let mut contract = contracts::lock(tx.db(), id).await?;
    contract.step(ContractEvent::TakeBack)?;
    require_seen(contract.version, version)?;
    let case = neutral_case(tx.db(), op, contract.application).await?;
    let by = op.actor.identity();
    let step = SigningStep {
        kind: SigningStepKind::TakenBack,
        party: None,
        reason: String::new(),
        by: by.map(|identity| (identity.person, identity.name.clone())),
        at: op.now,
    };
    come_back(&mut tx, op, (&mut contract, &case), step).await?;
    tx.commit().await
}
