//! The agent opens the mailed link and sees the secret: once, and nobody else ever.

use super::secret_link;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::clients::{self, Held};
use domain::clients::ClientState;
use domain::ids::{ApplicationId, ClientKey};
use domain::permissions::Action;
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;

/// What the agent sees before it presses the button.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The name the agent gave it.
    pub client_name: String,
    /// The public identifier.
    pub client_id: String,
}

/// The secret, shown once.
#[derive(Debug)]
pub struct Revealed {
    /// The name the agent gave it.
    pub client_name: String,
    /// The public identifier.
    pub client_id: String,
    /// The secret in the clear; only its digest is kept.
    pub client_secret: Token,
    /// The application whose pages the agent goes back to.
    pub application: ApplicationId,
}

/// Looks at the link without using it up, so that a mail scanner that opens it does no harm.
///
/// # Errors
/// [`Refusal::Gone`] once used or expired, [`Refusal::NotFound`] for anybody but the agent's people.
pub async fn waiting(op: &Operation, token: &Token) -> Result<Waiting> {
    op.actor.require(Action::RevealSecret)?;
    let held = held(op.db(), op, token).await?;
    Ok(Waiting {
        client_id: held.client.client_id.unwrap_or_default(),
        client_name: held.client.client_name,
    })
}

/// Draws the secret, keeps its digest, and uses the link up.
///
/// # Errors
/// As [`waiting`]; of two clicks at the same moment one gets [`Refusal::Gone`].
pub async fn reveal(op: &Operation, token: &Token) -> Result<Revealed> {
    op.actor.require(Action::RevealSecret)?;
    let tx = op.begin().await?;
    let mut held = held(tx.db(), op, token).await?;
    if secret_link::end_all(&tx, op, ClientKey(held.client.id)).await? == 0 {
        return Err(Refusal::Gone.into());
    }
    let secret = Token::new(&op.services);
    held.client.secret_hash = Some(secret.digest());
    held.client.secret_revealed_at = Some(op.now);
    clients::save(tx.db(), held.client.clone()).await?;
    let event = Event::new("secret_revealed", "client", held.client.id)
        .visible_to_agent()
        .about(held.application(), held.organisation());
    tx.record(op, event).await?;
    tx.commit().await?;
    Ok(Revealed {
        application: held.application(),
        client_id: held.client.client_id.unwrap_or_default(),
        client_name: held.client.client_name,
        client_secret: secret,
    })
}

async fn held<C: ConnectionTrait>(db: &C, op: &Operation, token: &Token) -> Result<Held> {
    let link = secret_link::find(db, token).await?;
    let held = clients::load(db, link.client_id.ok_or(Refusal::Gone)?).await?;
    op.actor
        .require_own(Action::RevealSecret, held.organisation())?;
    let usable = link.used_at.is_none() && op.now < link.expires_at;
    if !usable || held.state() != ClientState::Active {
        return Err(Refusal::Gone.into());
    }
    Ok(held)
}
