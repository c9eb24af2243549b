//! Recovery codes as rows, found by digest.

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::entities::recovery_code::{ActiveModel, Column, Entity};
use domain::ids::PersonId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};

/// Puts new codes in the place of all earlier ones.
pub(crate) async fn replace<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (person, codes): (PersonId, &[Token]),
) -> Result<()> {
    remove_all(db, person).await?;
    let rows = codes.iter().map(|code| ActiveModel {
        code_hash: Set(code.digest()),
        person_id: Set(person.0),
        created_at: Set(op.now),
        used_at: Set(None),
    });
    Entity::insert_many(rows).exec(db).await?;
    Ok(())
}

/// Uses a code of the person up; whether it was one that could be used. Of two uses at once one succeeds.
pub(crate) async fn use_up<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (person, code): (PersonId, &Token),
) -> Result<bool> {
    let used = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(op.now))
        .filter(Column::CodeHash.eq(code.digest()))
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::UsedAt.is_null())
        .exec(db)
        .await?;
    Ok(used.rows_affected == 1)
}

/// How many the person has left.
pub(crate) async fn left<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<u32> {
    let left = Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::UsedAt.is_null())
        .count(db)
        .await?;
    Ok(u32::try_from(left).unwrap_or(u32::MAX))
}

/// Removes every code of the person.
pub(crate) async fn remove_all<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::PersonId.eq(person.0))
        .exec(db)
        .await?;
    Ok(())
}
