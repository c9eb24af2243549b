//! A bank asks that an agent does not reach it.

use super::{REASON_MAX, hand, letters};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::suspensions::{self, Stored};
use crate::store::{consents, contracts};
use domain::forms::{FieldErrors, required_prose};
use domain::ids::{ContractId, SuspensionId};
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use domain::suspensions::Suspension;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Why.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RequestForm {
    /// The reason, which the Federation reads and, if it suspends, the agent too.
    pub reason: String,
}

/// Asks for it, for the actor's bank.
///
/// # Errors
/// [`Refusal::NotFound`] where the bank was not asked about the contract; [`Refusal::WrongState`] where the contract is
/// not in force, is an amendment that has not begun, or does not cover the bank, and while one is asked for or in force; the problems of the form.
pub async fn request(op: &Operation, id: ContractId, form: &RequestForm) -> Result<SuspensionId> {
    op.actor.require(Action::RequestSuspension)?;
    let bank = op.actor.bank().ok_or(Refusal::NotFound)?;
    let mut tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let board = consents::board(tx.db(), id).await?;
    let row = board.into_iter().find(|row| row.consent.bank == *bank);
    let row = row.ok_or(Refusal::NotFound)?;
    op.actor
        .require_now(Action::RequestSuspension, State::Contract(contract.state))?;
    let before = suspensions::of_contract(tx.db(), id).await?;
    let goes_on = |one: &Stored| one.bank == *bank && one.suspension.state.is_open();
    let waits = contracts::amendments::waits(tx.db(), &contract).await?;
    if waits || !row.consent.covers(op.today()) || before.iter().any(goes_on) {
        return Err(Refusal::WrongState.into());
    }
    let mut errors = FieldErrors::default();
    let reason = required_prose(&mut errors, "reason", &form.reason, REASON_MAX);
    let reason = errors.into_result(reason)?;
    let new = Stored {
        id: SuspensionId(op.new_id()),
        contract: id,
        bank: bank.clone(),
        suspension: Suspension::requested(hand(op, reason.clone())?),
        version: 1,
    };
    let key = new.id;
    suspensions::insert(tx.db(), new.clone()).await?;
    let case = contracts::case(tx.db(), contract.application).await?;
    let event = Event::new("suspension_requested", "suspension", key)
        .after(json!({ "bank": bank, "reason": reason }))
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    letters::ask(&mut tx, op, (&contract, &case), &new).await?;
    tx.commit().await?;
    Ok(key)
}
