//! The approver signs for the Federation; that concludes the contract.

use super::conclude::conclude;
use super::require_seen;
use super::signing::{SignForm, sign};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts;
use domain::applications::ContractNumber;
use domain::contracts::{ContractEvent, Party};
use domain::ids::ContractId;
use domain::refusal::Refusal;

/// Signs for the Federation and gives the number of the concluded contract.
///
/// # Errors
/// [`Refusal::WrongState`] before the agent signed or once concluded, [`Refusal::Stale`],
/// [`Refusal::BanksUnanswered`], [`Refusal::NoBankConsented`], [`Refusal::RegistrationNotVerified`],
/// [`Refusal::FactorRequired`]; the problems of the form.
pub async fn sign_for_federation(
    op: &Operation,
    id: ContractId,
    form: &SignForm,
) -> Result<ContractNumber> {
    op.actor.require(ContractEvent::FederationSigns.action())?;
    let seen = contracts::find(op.db(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    seen.state.apply(ContractEvent::FederationSigns)?;
    let signed = sign(op, Party::Federation, form)?;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    require_seen(contract.version, form.version)?;
    let number = conclude(&mut tx, op, (contract, signed)).await?;
    tx.commit().await?;
    Ok(number)
}
