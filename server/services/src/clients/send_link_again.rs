//! The link to the secret once more, for an agent whose mail was lost or opened too late.

use super::secret_link;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::clients;
use domain::clients::ClientState;
use domain::ids::ClientKey;
use domain::permissions::Action;
use domain::refusal::Refusal;

/// Ends the links mailed so far and mails a new one, as long as nobody has seen the secret.
///
/// # Errors
/// [`Refusal::WrongState`] once the secret was revealed, or where the client is not active.
pub async fn send_link_again(op: &Operation, key: ClientKey) -> Result<()> {
    op.actor.require(Action::SendSecretLink)?;
    let mut tx = op.begin().await?;
    let held = clients::load(tx.db(), key.0).await?;
    if held.state() != ClientState::Active || held.client.secret_revealed_at.is_some() {
        return Err(Refusal::WrongState.into());
    }
    secret_link::end_all(&tx, op, key).await?;
    // Somebody who reveals the secret at this moment is faster, or slower, but never both.
    clients::save(tx.db(), held.client.clone()).await?;
    let event = Event::new("secret_link_sent_again", "client", key)
        .visible_to_agent()
        .about(held.application(), held.organisation());
    tx.record(op, event).await?;
    secret_link::send(&mut tx, op, &held).await?;
    tx.commit().await
}
