//! Sessions as rows, found by the digest of the cookie.

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::entities::session::{ActiveModel, Column, Entity};
use chrono::{DateTime, Duration, Utc};
use domain::accounts::{Body, UsedFactor};
use domain::ids::{PersonId, SessionId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Set,
};

/// A session that has not ended.
pub(crate) struct Session {
    /// What lists and helpers know it by.
    pub id: SessionId,
    /// Whose it is.
    pub person: PersonId,
    /// The hat worn in it, if the person ever chose one.
    pub hat: Option<Body>,
    /// When the password was last given in it, or the person last signed in at the provider.
    pub password_at: DateTime<Utc>,
    /// When a second factor was last given in it.
    pub factor_at: Option<DateTime<Utc>>,
    /// When it was last used, to the minute.
    pub last_seen_at: DateTime<Utc>,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
}

/// One of a person's sessions, as a list shows it.
pub(crate) struct Listed {
    /// What the list knows it by; nobody can open anything with it.
    pub id: SessionId,
    /// Browser and system, or nothing.
    pub device: String,
    /// Where it was last used, or nothing.
    pub place: String,
    /// When it was begun.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub last_seen_at: DateTime<Utc>,
    /// Whether it is that of the token.
    pub is_current: bool,
}

/// The session of the token. Whether it rested or lasted too long depends on the person.
pub(crate) async fn live<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    token: &Token,
) -> Result<Option<Session>> {
    let row = Entity::find_by_id(token.digest())
        .filter(Column::ExpiresAt.gt(op.now))
        .one(db)
        .await?;
    Ok(row.map(|row| Session {
        id: SessionId(row.id),
        person: PersonId(row.person_id),
        hat: row.hat.and_then(|hat| hat.parse().ok()),
        password_at: row.authenticated_at,
        factor_at: row.factor_at,
        last_seen_at: row.last_seen_at,
        created_at: row.created_at,
    }))
}

/// Writes a new session under a new token.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (person, lasts): (PersonId, Duration),
) -> Result<Token> {
    let token = Token::new(&op.services);
    let row = ActiveModel {
        token_hash: Set(token.digest()),
        id: Set(op.new_id()),
        person_id: Set(person.0),
        hat: Set(None),
        device: Set(op.browser.device()),
        place: Set(op.browser.place()),
        created_at: Set(op.now),
        last_seen_at: Set(op.now),
        expires_at: Set(op.now + lasts),
        authenticated_at: Set(op.now),
        factor_at: Set(None),
        factor_by: Set(None),
    };
    row.insert(db).await?;
    Ok(token)
}

/// Notes that the session was used, and from where.
pub(crate) async fn touch<C: ConnectionTrait>(db: &C, op: &Operation, token: &Token) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::LastSeenAt, Expr::value(op.now))
        .col_expr(Column::Place, Expr::value(op.browser.place()))
        .filter(Column::TokenHash.eq(token.digest()))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes which hat is worn from now on.
pub(crate) async fn set_hat<C: ConnectionTrait>(db: &C, token: &Token, hat: &Body) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Hat, Expr::value(hat.to_string()))
        .filter(Column::TokenHash.eq(token.digest()))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that the password was given at that instant.
pub(crate) async fn note_password<C: ConnectionTrait>(
    db: &C,
    (token, at): (&Token, DateTime<Utc>),
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::AuthenticatedAt, Expr::value(at))
        .filter(Column::TokenHash.eq(token.digest()))
        .exec(db)
        .await?;
    Ok(())
}

/// Notes that a second factor was given at that instant, and which.
pub(crate) async fn note_factor<C: ConnectionTrait>(
    db: &C,
    (token, at, factor): (&Token, DateTime<Utc>, UsedFactor),
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::FactorAt, Expr::value(at))
        .col_expr(Column::FactorBy, Expr::value(factor.code()))
        .filter(Column::TokenHash.eq(token.digest()))
        .exec(db)
        .await?;
    Ok(())
}

/// As [`replace_token`], and a second factor was given just now.
pub(crate) async fn renew<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (earlier, factor): (&Token, UsedFactor),
) -> Result<Option<Token>> {
    let renewed = replace_token(db, op, earlier).await?;
    if let Some(token) = &renewed {
        note_factor(db, (token, op.now, factor)).await?;
    }
    Ok(renewed)
}

/// Which second factor the person gave last, in whatever browser.
pub(crate) async fn last_factor<C: ConnectionTrait>(
    db: &C,
    person: PersonId,
) -> Result<Option<UsedFactor>> {
    let row = Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::FactorAt.is_not_null())
        .order_by_desc(Column::FactorAt)
        .one(db)
        .await?;
    let word = row.and_then(|row| row.factor_by);
    Ok(word.and_then(|word| UsedFactor::of_code(&word)))
}

/// Gives the session another token; what anybody copied before is worth nothing. None when the session has ended.
pub(crate) async fn replace_token<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    earlier: &Token,
) -> Result<Option<Token>> {
    let token = Token::new(&op.services);
    let renewed = Entity::update_many()
        .col_expr(Column::TokenHash, Expr::value(token.digest()))
        .filter(Column::TokenHash.eq(earlier.digest()))
        .exec(db)
        .await?;
    Ok((renewed.rows_affected == 1).then_some(token))
}

/// Every session of a person that has not ended, the one used last first.
pub(crate) async fn of_person<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (person, idle, current): (PersonId, Duration, &Token),
) -> Result<Vec<Listed>> {
    let rows = Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::ExpiresAt.gt(op.now))
        .filter(Column::LastSeenAt.gt(op.now - idle))
        .order_by_desc(Column::LastSeenAt)
        .order_by_desc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    let listed = rows.into_iter().map(|row| Listed {
        id: SessionId(row.id),
        is_current: current.matches(&row.token_hash),
        device: row.device,
        place: row.place,
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
    });
    Ok(listed.collect())
}

/// Removes a person's session that a list knows by the id; whether there was one.
pub(crate) async fn remove_listed<C: ConnectionTrait>(
    db: &C,
    (person, id): (PersonId, SessionId),
) -> Result<bool> {
    let removed = Entity::delete_many()
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::Id.eq(id.0))
        .exec(db)
        .await?;
    Ok(removed.rows_affected == 1)
}

/// Removes every session of a person but that of the token; how many there were.
pub(crate) async fn remove_others<C: ConnectionTrait>(
    db: &C,
    (person, current): (PersonId, &Token),
) -> Result<u64> {
    let removed = Entity::delete_many()
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::TokenHash.ne(current.digest()))
        .exec(db)
        .await?;
    Ok(removed.rows_affected)
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
