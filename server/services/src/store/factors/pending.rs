//! Sign-ins that wait for the second factor, as rows found by the digest of the cookie.

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::entities::pending_sign_in::{ActiveModel, Column, Entity};
use chrono::Duration;
use domain::ids::PersonId;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

/// Writes one that begins, and removes those that nobody finished.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (person, lifetime): (PersonId, Duration),
) -> Result<Token> {
    Entity::delete_many()
        .filter(Column::ExpiresAt.lte(op.now))
        .exec(db)
        .await?;
    let token = Token::new(&op.services);
    let row = ActiveModel {
        token_hash: Set(token.digest()),
        person_id: Set(person.0),
        expires_at: Set(op.now + lifetime),
    };
    row.insert(db).await?;
    Ok(token)
}

/// Whose sign-in waits under the token.
pub(crate) async fn person<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    token: &Token,
) -> Result<Option<PersonId>> {
    let row = Entity::find_by_id(token.digest())
        .filter(Column::ExpiresAt.gt(op.now))
        .one(db)
        .await?;
    Ok(row.map(|row| PersonId(row.person_id)))
}

/// Removes one; whether it was still there.
pub(crate) async fn take<C: ConnectionTrait>(db: &C, token: &Token) -> Result<bool> {
    let taken = Entity::delete_by_id(token.digest()).exec(db).await?;
    Ok(taken.rows_affected == 1)
}

/// Removes every one of a person.
pub(crate) async fn remove_all<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::PersonId.eq(person.0))
        .exec(db)
        .await?;
    Ok(())
}
