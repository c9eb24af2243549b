//! A bank's own people open the page on which the bank is asked; from then on the board says so.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::consents::openings;
use crate::store::{consents, contracts};
use domain::contracts::ContractState;
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde_json::json;

/// Notes the first time, while the banks are asked. Whoever looks in somebody's place opens nothing.
///
/// # Errors
/// [`Refusal::NotFound`] where the bank was not asked.
pub async fn see(op: &Operation, id: ContractId) -> Result<()> {
    op.actor.require(Action::ReadBank)?;
    let bank = op.actor.bank().ok_or(Refusal::NotFound)?;
    let identity = op.actor.identity().ok_or(Refusal::SignInRequired)?;
    if identity.helper.is_some() || openings::is_there(op.db(), (id, bank)).await? {
        return Ok(());
    }
    let tx = op.begin().await?;
    let contract = contracts::lock(tx.db(), id).await?;
    let board = consents::board(tx.db(), id).await?;
    if !board.iter().any(|row| row.consent.bank == *bank) {
        return Err(Refusal::NotFound.into());
    }
    // Another of the bank's people may have been faster.
    let is_open = contract.state == ContractState::AwaitingConsents;
    if !is_open || openings::is_there(tx.db(), (id, bank)).await? {
        return Ok(());
    }
    openings::insert(tx.db(), (id, bank), (identity.person, op.now)).await?;
    let case = contracts::case(tx.db(), contract.application).await?;
    let event = Event::new("consent_page_opened", "consent", format!("{id}/{bank}"))
        .after(json!({ "bank": bank }))
        .about(case.application, case.organisation);
    tx.record(op, event).await?;
    tx.commit().await
}
