//! The mailed link shows that the address belongs to whoever asked; before that nothing is told to it.

use super::UNCONFIRMED;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::subscriptions;
use domain::intake::ScopeFamily;
use domain::refusal::Refusal;
use serde_json::json;

/// About which family the link confirms; looking does not use it up, because mail scanners look too.
///
/// # Errors
/// [`Refusal::Gone`] when it confirms nothing any more.
pub async fn waiting(op: &Operation, token: &Token) -> Result<ScopeFamily> {
    let waiting = subscriptions::waiting(op.db(), token, op.now - UNCONFIRMED).await?;
    let (_, family) = waiting.ok_or(Refusal::Gone)?;
    Ok(family)
}

/// Confirms the address. The trail does not keep it, because it is deleted when the mails are stopped.
///
/// # Errors
/// [`Refusal::Gone`] when the link was used, replaced or is too old.
pub async fn confirm(op: &Operation, token: &Token) -> Result<ScopeFamily> {
    let tx = op.begin().await?;
    let waiting = subscriptions::waiting(tx.db(), token, op.now - UNCONFIRMED).await?;
    let (id, family) = waiting.ok_or(Refusal::Gone)?;
    if !subscriptions::confirm(tx.db(), op, token).await? {
        return Err(Refusal::Gone.into());
    }
    let event = Event::new("subscription.confirmed", "subscription", id);
    tx.record(op, event.after(json!({ "family": family })))
        .await?;
    tx.commit().await?;
    Ok(family)
}
