//! Sessions as rows, found by the digest of the cookie.

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::entities::session::{ActiveModel, Column, Entity};
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

/// A session that has not ended.
pub(crate) struct Session {
    /// Whose it is.
    pub person: PersonId,
    /// When it was last used, to the minute.
    pub last_seen_at: DateTime<Utc>,
    /// When it ends, however often it is used.
    pub expires_at: DateTime<Utc>,
}

/// The session of the token, unless it rested or lasted too long.
pub(crate) async fn live<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    token: &Token,
) -> Result<Option<Session>> {
    let rested_since = op.now - op.services.settings.session_idle;
    let row = Entity::find_by_id(token.digest())
        .filter(Column::ExpiresAt.gt(op.now))
        .filter(Column::LastSeenAt.gt(rested_since))
        .one(db)
        .await?;
    Ok(row.map(|row| Session {
        person: PersonId(row.person_id),
        last_seen_at: row.last_seen_at,
        expires_at: row.expires_at,
    }))
}

/// Writes a new session under a new token.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    person: PersonId,
) -> Result<Token> {
    let token = Token::new(&op.services);
    let row = ActiveModel {
        token_hash: Set(token.digest()),
        person_id: Set(person.0),
        created_at: Set(op.now),
        last_seen_at: Set(op.now),
        expires_at: Set(op.now + op.services.settings.session_absolute),
        authenticated_at: Set(op.now),
    };
    row.insert(db).await?;
    Ok(token)
}

/// Notes that the session was used.
pub(crate) async fn touch<C: ConnectionTrait>(db: &C, op: &Operation, token: &Token) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::LastSeenAt, Expr::value(op.now))
        .filter(Column::TokenHash.eq(token.digest()))
        .exec(db)
        .await?;
    Ok(())
}

/// Removes one session.
pub(crate) async fn remove<C: ConnectionTrait>(db: &C, token: &Token) -> Result<()> {
    Entity::delete_by_id(token.digest()).exec(db).await?;
    Ok(())
}

/// Removes every session of a person.
pub(crate) async fn remove_all<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::PersonId.eq(person.0))
        .exec(db)
        .await?;
    Ok(())
}

/// Removes what nobody can use any more.
pub(crate) async fn sweep<C: ConnectionTrait>(db: &C, op: &Operation) -> Result<()> {
    Entity::delete_many()
        .filter(Column::ExpiresAt.lte(op.now))
        .exec(db)
        .await?;
    Ok(())
}
