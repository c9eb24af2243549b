//! Whoever belongs to several bodies says for which one they act.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::{impersonations, sessions};
use crate::transaction::Transaction;
use domain::accounts::{Actor, Body};
use domain::refusal::Refusal;
use serde_json::json;

/// Puts on another hat in the session of the token, and gives whoever acts from now on.
///
/// # Errors
/// [`Refusal::SignInRequired`] without a person, [`Refusal::NotFound`] where the hat is not theirs.
pub async fn change_hat(op: &Operation, token: &Token, body: &Body) -> Result<Actor> {
    let identity = op.actor.identity().ok_or(Refusal::SignInRequired)?;
    let mut changed = identity.clone();
    if !changed.wear(body) {
        return Err(Refusal::NotFound.into());
    }
    let tx = op.begin().await?;
    match identity.helper {
        None => sessions::set_hat(tx.db(), token, body).await?,
        Some(_) => set_hat_in_place(&tx, op, (token, body)).await?,
    }
    let event = Event::new("account.hat_changed", "person", identity.person);
    let event = event.after(json!({ "hat": body.to_string() }));
    tx.record(op, event).await?;
    tx.commit().await?;
    Ok(Actor::Person(changed))
}

/// Whoever is in somebody's place keeps their own hat for afterwards.
async fn set_hat_in_place(
    tx: &Transaction,
    op: &Operation,
    (token, body): (&Token, &Body),
) -> Result<()> {
    let session = sessions::live(tx.db(), op, token).await?;
    let session = session.ok_or(Refusal::SignInRequired)?.id;
    impersonations::set_hat(tx.db(), op, (session, body)).await
}
