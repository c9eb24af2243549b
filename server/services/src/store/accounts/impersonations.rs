//! Who looks in whose place, by the session in which they do.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::impersonation::{ActiveModel, Column, Entity};
use chrono::{DateTime, Utc};
use domain::accounts::Body;
use domain::ids::{PersonId, SessionId};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

/// What goes on in a session.
pub(crate) struct Impersonation {
    /// Whose place it is.
    pub person: PersonId,
    /// The hat worn in it.
    pub hat: Option<Body>,
    /// Why.
    pub reason: String,
    /// Until when.
    pub ends_at: DateTime<Utc>,
}

/// What is to begin.
pub(crate) struct NewImpersonation<'a> {
    /// In which session.
    pub session: SessionId,
    /// Who.
    pub helper: PersonId,
    /// What goes on.
    pub what: &'a Impersonation,
}

/// What goes on in the session now.
pub(crate) async fn running<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    session: SessionId,
) -> Result<Option<Impersonation>> {
    let row = Entity::find()
        .filter(Column::SessionId.eq(session.0))
        .filter(Column::EndsAt.gt(op.now))
        .one(db)
        .await?;
    Ok(row.map(|row| Impersonation {
        person: PersonId(row.person_id),
        hat: row.hat.parse().ok(),
        reason: row.reason,
        ends_at: row.ends_at,
    }))
}

/// Begins.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    new: &NewImpersonation<'_>,
) -> Result<()> {
    let row = ActiveModel {
        id: Set(op.new_id()),
        session_id: Set(new.session.0),
        helper_id: Set(new.helper.0),
        person_id: Set(new.what.person.0),
        hat: Set(words(new.what.hat.as_ref())),
        reason: Set(new.what.reason.clone()),
        begun_at: Set(op.now),
        ends_at: Set(new.what.ends_at),
    };
    row.insert(db).await?;
    Ok(())
}

/// Ends whatever goes on in the session; whether anything did.
pub(crate) async fn end<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    session: SessionId,
) -> Result<bool> {
    let ended = Entity::update_many()
        .col_expr(Column::EndsAt, Expr::value(op.now))
        .filter(Column::SessionId.eq(session.0))
        .filter(Column::EndsAt.gt(op.now))
        .exec(db)
        .await?;
    Ok(ended.rows_affected > 0)
}

/// Notes which of the person's hats is worn from now on.
pub(crate) async fn set_hat<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (session, hat): (SessionId, &Body),
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Hat, Expr::value(words(Some(hat))))
        .filter(Column::SessionId.eq(session.0))
        .filter(Column::EndsAt.gt(op.now))
        .exec(db)
        .await?;
    Ok(())
}

fn words(hat: Option<&Body>) -> String {
    hat.map(ToString::to_string).unwrap_or_default()
}
