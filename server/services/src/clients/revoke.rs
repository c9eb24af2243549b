//! An administrator ends a client for ever, for instance when its secret has leaked.

use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::{clients, recipients};
use domain::clients::ClientEvent;
use domain::ids::ClientKey;

/// Revokes the client and tells the agent why. Tokens it holds end on their own within minutes; new ones
/// are refused at once.
///
/// # Errors
/// [`domain::refusal::Refusal::WrongState`] when it is not active.
pub async fn revoke(op: &Operation, key: ClientKey, reason: &str) -> Result<()> {
    op.actor.require(ClientEvent::Revoke.action())?;
    let mut errors = domain::forms::FieldErrors::default();
    let reason = domain::forms::required_prose(&mut errors, "reason", reason, 500);
    let reason = errors.into_result(reason)?;
    let mut tx = op.begin().await?;
    let mut held = clients::load(tx.db(), key.0).await?;
    let next = held.state().apply(ClientEvent::Revoke)?;
    held.client.state = next.code().to_owned();
    held.client.revoked_at = Some(op.now);
    held.client.secret_hash = None;
    clients::save(tx.db(), held.client.clone()).await?;
    let event = Event::new("client_revoked", "client", key)
        .after(serde_json::json!({ "reason": reason }))
        .visible_to_agent()
        .about(held.application(), held.organisation());
    tx.record(op, event).await?;
    let people = recipients::of_organisation(tx.db(), op, held.organisation()).await?;
    let letter = Letter::ClientRevoked {
        client_id: held.client.client_id.unwrap_or_default(),
        client_name: held.client.client_name,
        reason,
        url: op.address(&format!("/clients/{key}")),
    };
    post(&mut tx, op, people, &letter).await?;
    tx.commit().await
}
