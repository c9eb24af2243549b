//! The agent opens the mailed link and sees the secret: once, and nobody else ever.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::clients::{self, Held};
use crate::store::entities::mailed_link::{Column, Entity, Model};
use crate::transaction::Transaction;
use domain::clients::ClientState;
use domain::permissions::Action;
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

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
    pub application: domain::ids::ApplicationId,
}

/// Looks at the link without using it up, so that a mail scanner that opens it does no harm.
///
/// # Errors
/// [`Refusal::Gone`] once used or expired, [`Refusal::NotFound`] for anybody but the agent's people.
pub async fn waiting(op: &Operation, token: &Token) -> Result<Waiting> {
    op.actor.require(Action::RequestClient)?;
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
    op.actor.require(Action::RequestClient)?;
    let tx = op.begin().await?;
    let mut held = held(tx.db(), op, token).await?;
    use_up(&tx, op, token).await?;
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
    let link: Option<Model> = Entity::find_by_id(token.digest())
        .filter(Column::Purpose.eq("reveal_secret"))
        .one(db)
        .await?;
    let link = link.ok_or(Refusal::Gone)?;
    let held = clients::load(db, link.client_id.ok_or(Refusal::Gone)?).await?;
    op.actor
        .require_own(Action::RequestClient, held.organisation())?;
    let usable = link.used_at.is_none() && op.now < link.expires_at;
    if !usable || held.state() != ClientState::Active {
        return Err(Refusal::Gone.into());
    }
    Ok(held)
}

async fn use_up(tx: &Transaction, op: &Operation, token: &Token) -> Result<()> {
    let done = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(op.now))
        .filter(Column::TokenHash.eq(token.digest()))
        .filter(Column::UsedAt.is_null())
        .exec(tx.db())
        .await?;
    if done.rows_affected == 1 {
        Ok(())
    } else {
        Err(Refusal::Gone.into())
    }
}
