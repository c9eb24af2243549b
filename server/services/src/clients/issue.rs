//! An administrator issues the client ID; the agent gets a link that reveals the secret once.

use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::clients::{self, Held};
use crate::store::entities::mailed_link;
use crate::store::recipients;
use crate::transaction::Transaction;
use chrono::Duration;
use domain::clients::ClientEvent;
use domain::ids::ClientKey;
use domain::permissions::Action;
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, IntoActiveModel};

/// How long the link to the secret works.
const LINK_LIFETIME: Duration = Duration::days(14);

/// Issues the client ID and mails the link. The secret itself is drawn only when the agent reveals it.
///
/// # Errors
/// [`Refusal::ContractNotConcluded`], or [`Refusal::WrongState`] when it was issued or revoked before.
pub async fn issue(op: &Operation, key: ClientKey) -> Result<String> {
    op.actor.require(Action::IssueClient)?;
    let by = op.actor.identity().ok_or(Refusal::SignInRequired)?.person;
    let mut tx = op.begin().await?;
    let mut held = clients::load(tx.db(), key.0).await?;
    if held.contract.state != "concluded" {
        return Err(Refusal::ContractNotConcluded.into());
    }
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
    send_link(&mut tx, op, &held, &client_id).await?;
    tx.commit().await?;
    Ok(client_id)
}

/// Says nothing about the agent, so that a `client_id` in a log tells nobody whose it is.
fn new_client_id(op: &Operation) -> String {
    let mut bytes = [0_u8; 8];
    op.services.random.fill(&mut bytes);
    format!("rk-{}", hex::encode(bytes))
}

async fn send_link(
    tx: &mut Transaction,
    op: &Operation,
    held: &Held,
    client_id: &str,
) -> Result<()> {
    let token = Token::new(&op.services);
    let row = mailed_link::Model {
        token_hash: token.digest(),
        purpose: "reveal_secret".to_owned(),
        person_id: None,
        client_id: Some(held.client.id),
        email: None,
        payload: serde_json::json!({}),
        created_at: op.now,
        expires_at: op.now + LINK_LIFETIME,
        used_at: None,
    };
    row.into_active_model().reset_all().insert(tx.db()).await?;
    let letter = Letter::ClientIssued {
        client_id: client_id.to_owned(),
        client_name: held.client.client_name.clone(),
        link: op.address(&format!("/secret/{}", token.expose())),
    };
    let people = recipients::of_organisation(tx.db(), held.organisation()).await?;
    post(tx, op, people, &letter).await
}
