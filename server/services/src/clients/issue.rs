//! An administrator issues the client ID; the agent gets a link that reveals the secret once.

use super::{require_in_force, secret_link};
use crate::applications::neutral::neutral;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::clients;
use domain::clients::ClientEvent;
use domain::ids::ClientKey;
use domain::permissions::Denial;
use domain::refusal::Refusal;

/// Issues the client ID and mails the link. The secret itself is drawn only when the agent reveals it.
///
/// # Errors
/// [`Refusal::ContractNotConcluded`], [`Refusal::ContractNotInForce`], [`Denial::OwnProposal`] for whoever asked for it,
/// [`Denial::OwnOrganisation`] for whoever is or was on the agent's side, or [`Refusal::WrongState`] when it was issued
/// or revoked before.
pub async fn issue(op: &Operation, key: ClientKey) -> Result<String> {
    op.actor.require(ClientEvent::Issue.action())?;
    let by = op.actor.identity().ok_or(Refusal::SignInRequired)?.person;
    let mut tx = op.begin().await?;
    let mut held = clients::load(tx.db(), key.0).await?;
    require_in_force(tx.db(), held.contract.id).await?;
    // Maker and checker are two people, whatever hats one of them has.
    if held.client.requested_by == by.0 {
        return Err(Denial::OwnProposal.into());
    }
    neutral(tx.db(), op, (held.application(), held.organisation())).await??;
    let next = held.state().apply(ClientEvent::Issue)?;
    let client_id = new_client_id(op);
    held.client.client_id = Some(client_id.clone());
    held.client.state = next.code().to_owned();
    held.client.issued_by = Some(by.0);
    held.client.issued_at = Some(op.now);
    clients::save(tx.db(), held.client.clone()).await?;
    let event = Event::new("client_issued", "client", key)
        .after(serde_json::json!({ "client_id": client_id }))
        .visible_to_agent()
        .about(held.application(), held.organisation());
    tx.record(op, event).await?;
    secret_link::send(&mut tx, op, &held).await?;
    tx.commit().await?;
    Ok(client_id)
}

/// Says nothing about the agent, so that a `client_id` in a log tells nobody whose it is.
fn new_client_id(op: &Operation) -> String {
    let mut bytes = [0_u8; 8];
    op.services.random.fill(&mut bytes);
    format!("rk-{}", hex::encode(bytes))
}
