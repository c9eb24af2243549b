//! Counted attempts as rows: one for an account, one for a source.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::sign_in_attempt::{ActiveModel, Column, Entity};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

/// What is counted under a key.
pub(crate) struct Counted {
    /// The attempts, this one included.
    pub attempts: i32,
    /// When the one before was made; now, if there was none.
    pub previous_at: DateTime<Utc>,
    /// Until when the key is refused.
    pub blocked_until: Option<DateTime<Utc>>,
}

/// Adds an attempt. The row stays locked until the transaction ends, so that guesses made at the same
/// time are counted one after the other.
pub(crate) async fn add<C: ConnectionTrait>(db: &C, op: &Operation, key: &str) -> Result<Counted> {
    let first = ActiveModel {
        key: Set(key.to_owned()),
        failures: Set(1),
        last_failure_at: Set(op.now),
        blocked_until: Set(None),
    };
    let row = Entity::insert(first)
        .on_conflict(
            OnConflict::column(Column::Key)
                .value(
                    Column::Failures,
                    Expr::col((Entity, Column::Failures)).add(1),
                )
                .to_owned(),
        )
        .exec_with_returning(db)
        .await?;
    Ok(Counted {
        attempts: row.failures,
        previous_at: row.last_failure_at,
        blocked_until: row.blocked_until,
    })
}

/// Writes what the attempt means: how many count, and until when the next must wait.
pub(crate) async fn set<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    key: &str,
    (attempts, blocked_until): (i32, Option<DateTime<Utc>>),
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Failures, Expr::value(attempts))
        .col_expr(Column::LastFailureAt, Expr::value(op.now))
        .col_expr(Column::BlockedUntil, Expr::value(blocked_until))
        .filter(Column::Key.eq(key))
        .exec(db)
        .await?;
    Ok(())
}

/// Forgets every attempt under the key.
pub(crate) async fn forget<C: ConnectionTrait>(db: &C, key: &str) -> Result<()> {
    Entity::delete_by_id(key.to_owned()).exec(db).await?;
    Ok(())
}

/// Takes back one attempt under the key.
pub(crate) async fn take_back<C: ConnectionTrait>(db: &C, key: &str) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Failures, Expr::col(Column::Failures).sub(1))
        .col_expr(Column::BlockedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(Column::Key.eq(key))
        .filter(Column::Failures.gt(0))
        .exec(db)
        .await?;
    Ok(())
}

/// Removes what was last counted before the instant.
pub(crate) async fn sweep<C: ConnectionTrait>(db: &C, before: DateTime<Utc>) -> Result<()> {
    Entity::delete_many()
        .filter(Column::LastFailureAt.lt(before))
        .exec(db)
        .await?;
    Ok(())
}
