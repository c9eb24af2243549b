//! The link that reveals a secret: what the mail carries, and only its digest stays here.

use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::clients::Held;
use crate::store::entities::mailed_link::{Column, Entity, Model};
use crate::store::recipients;
use crate::transaction::Transaction;
use chrono::{DateTime, Duration, Utc};
use domain::ids::ClientKey;
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

/// How long the link works.
const LIFETIME: Duration = Duration::days(14);
/// What the link is for, as the row says.
const PURPOSE: &str = "reveal_secret";

/// The row of a token, whether it can still be used or not.
pub(super) async fn find<C: ConnectionTrait>(db: &C, token: &Token) -> Result<Model> {
    let link = Entity::find_by_id(token.digest())
        .filter(Column::Purpose.eq(PURPOSE))
        .one(db)
        .await?;
    Ok(link.ok_or(Refusal::Gone)?)
}

/// When the last link of a client ends; `None` where there is none to be used.
pub(super) async fn ends_at<C: ConnectionTrait>(
    db: &C,
    key: ClientKey,
) -> Result<Option<DateTime<Utc>>> {
    let link = Entity::find()
        .filter(Column::ClientId.eq(key.0))
        .filter(Column::UsedAt.is_null())
        .order_by_desc(Column::ExpiresAt)
        .one(db)
        .await?;
    Ok(link.map(|link| link.expires_at))
}

/// Mails a link to the agent's people; the secret itself is drawn only when one of them reveals it.
pub(super) async fn send(tx: &mut Transaction, op: &Operation, held: &Held) -> Result<()> {
    let token = Token::new(&op.services);
    let row = Model {
        token_hash: token.digest(),
        purpose: PURPOSE.to_owned(),
        person_id: None,
        client_id: Some(held.client.id),
        email: None,
        body: None,
        payload: serde_json::json!({}),
        created_at: op.now,
        expires_at: op.now + LIFETIME,
        used_at: None,
    };
    row.into_active_model().reset_all().insert(tx.db()).await?;
    let letter = Letter::ClientIssued {
        client_id: held.client.client_id.clone().unwrap_or_default(),
        client_name: held.client.client_name.clone(),
        link: op.address(&format!("/secret/{}", token.expose())),
    };
    let people = recipients::of_organisation(tx.db(), op, held.organisation()).await?;
    post(tx, op, people, &letter).await
}

/// Ends every link of a client; the number of those that could still be used.
pub(super) async fn end_all(tx: &Transaction, op: &Operation, key: ClientKey) -> Result<u64> {
    let done = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(op.now))
        .filter(Column::ClientId.eq(key.0))
        .filter(Column::UsedAt.is_null())
        .exec(tx.db())
        .await?;
    Ok(done.rows_affected)
}
