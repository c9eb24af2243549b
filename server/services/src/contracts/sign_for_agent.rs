//! The agent signs the text that was shown.

use super::require_seen;
use super::signing::{SignForm, sign};
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::contracts::{Case, Signed, Stored};
use crate::store::{contracts, recipients};
use crate::transaction::Transaction;
use domain::accounts::Role;
use domain::contracts::{ContractEvent, Party, effective_from};
use domain::ids::ContractId;
use domain::refusal::Refusal;
use serde_json::json;

/// Signs for the agent.
///
/// # Errors
/// [`Refusal::NotFound`] for another agent's contract, [`Refusal::WrongState`], [`Refusal::Stale`],
/// [`Refusal::EffectiveTooEarly`] once the effective day is over, [`Refusal::FactorRequired`]; the
/// problems of the form.
pub async fn sign_for_agent(op: &Operation, id: ContractId, form: &SignForm) -> Result<()> {
    op.actor.require(ContractEvent::AgentSigns.action())?;
    let seen = contracts::find(op.db(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let case = contracts::case(op.db(), seen.application).await?;
    op.actor
        .require_own(ContractEvent::AgentSigns.action(), case.organisation)?;
    seen.state.apply(ContractEvent::AgentSigns)?;
    let signed = sign(op, Party::Agent, form)?;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    require_seen(contract.version, form.version)?;
    if let Some(day) = contract.effective_from {
        effective_from(day, op.today(), day)?;
    }
    add(&mut tx, op, (contract, &case), &signed).await?;
    tx.commit().await
}

/// Adds the agent's signature and asks the Federation for its own.
pub(super) async fn add(
    tx: &mut Transaction,
    op: &Operation,
    (mut contract, case): (Stored, &Case),
    signed: &Signed,
) -> Result<()> {
    contract.state = contract.state.apply(ContractEvent::AgentSigns)?;
    contracts::save(tx.db(), &contract, op.now).await?;
    contracts::sign(tx.db(), contract.id, signed).await?;
    let event = Event::new("contract_signed_by_agent", "contract", contract.id)
        .after(json!({
            "signature": signed.signature,
            "sha256": contract.draft.map(|draft| draft.sha256),
        }))
        .visible_to_agent()
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    let letter = Letter::ContractAwaitsFederation {
        receipt_number: case.receipt_number.clone(),
        organisation: case.organisation_name.clone(),
        service: case.service_name().to_owned(),
        url: op.address(&format!("/contracts/{}", contract.id)),
    };
    let approvers = recipients::with_role(tx.db(), op, Role::Approver).await?;
    post(tx, op, approvers, &letter).await
}
