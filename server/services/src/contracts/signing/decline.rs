//! A party declines to sign: the text goes back to the officer, with the reason.

use super::{come_back, letters, require_no_sheet, require_signer};
use crate::contracts::life::{ReasonForm, reason};
use crate::contracts::{neutral_case, require_seen};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts;
use domain::contracts::{Party, SigningStep, SigningStepKind};
use domain::forms::FieldErrors;
use domain::ids::ContractId;
use domain::refusal::Refusal;

/// Declines for the party; both sides are told.
///
/// # Errors
/// As for a signature of the party; the problems of the form.
pub async fn decline(
    op: &Operation,
    (id, party): (ContractId, Party),
    form: &ReasonForm,
) -> Result<()> {
    let seen = contracts::find(op.db(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), seen.application).await?;
    require_signer(op.db(), op, (&seen, &case), party).await?;
    let mut tx = op.begin().await?;
    let mut contract = contracts::lock(tx.db(), id).await?;
    contract.step(party.declines())?;
    require_seen(contract.version, form.version)?;
    require_no_sheet(tx.db(), (id, party)).await?;
    if party == Party::Federation {
        neutral_case(tx.db(), op, contract.application).await?;
    }
    let mut errors = FieldErrors::default();
    let reason = reason(&mut errors, &form.reason);
    let by = op.actor.identity();
    let step = SigningStep {
        kind: SigningStepKind::Declined,
        party: Some(party),
        reason: errors.into_result(reason)?,
        by: by.map(|identity| (identity.person, identity.name.clone())),
        at: op.now,
    };
    come_back(&mut tx, op, (&mut contract, &case), step.clone()).await?;
    letters::stopped(&mut tx, op, (&contract, &case), &step).await?;
    tx.commit().await
}
