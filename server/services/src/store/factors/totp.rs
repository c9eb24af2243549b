//! Authenticator apps as rows: one in use a person, and perhaps one being set up.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::totp::{ActiveModel, Column, Entity};
use chrono::{DateTime, Utc};
use domain::ids::PersonId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, Set,
};
use uuid::Uuid;

/// An app of a person.
pub(crate) type App = crate::store::entities::totp::Model;

/// The app in use.
pub(crate) async fn in_use<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<Option<App>> {
    let found = Entity::find()
        .filter(Column::PersonId.eq(person.0))
        .filter(Column::ConfirmedAt.is_not_null())
        .one(db)
        .await?;
    Ok(found)
}

/// The app that is being set up since the instant or later.
pub(crate) async fn begun<C: ConnectionTrait>(
    db: &C,
    person: PersonId,
    since: DateTime<Utc>,
) -> Result<Option<App>> {
    let found = Entity::find()
        .filter(being_set_up(person))
        .filter(Column::CreatedAt.gt(since))
        .one(db)
        .await?;
    Ok(found)
}

/// Every app there is, in use or not; the demonstration shows their codes.
pub(crate) async fn all<C: ConnectionTrait>(db: &C) -> Result<Vec<App>> {
    let rows = Entity::find()
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id);
    Ok(rows.all(db).await?)
}

/// Begins to set an app up, in the place of one that was begun before.
pub(crate) async fn begin<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (person, sealed): (PersonId, String),
) -> Result<()> {
    Entity::delete_many()
        .filter(being_set_up(person))
        .exec(db)
        .await?;
    let row = ActiveModel {
        id: Set(op.new_id()),
        person_id: Set(person.0),
        sealed: Set(sealed),
        created_at: Set(op.now),
        confirmed_at: Set(None),
        last_used_at: Set(None),
        last_step: Set(None),
    };
    row.insert(db).await?;
    Ok(())
}

/// Takes the app into use with the step of its first code, in the place of the one in use; whether it was
/// still being set up.
pub(crate) async fn confirm<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (app, step): (&App, i64),
) -> Result<bool> {
    Entity::delete_many()
        .filter(Column::PersonId.eq(app.person_id))
        .filter(Column::ConfirmedAt.is_not_null())
        .filter(Column::Id.ne(app.id))
        .exec(db)
        .await?;
    let confirmed = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(op.now))
        .col_expr(Column::LastUsedAt, Expr::value(op.now))
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(Column::Id.eq(app.id))
        .filter(Column::ConfirmedAt.is_null())
        .exec(db)
        .await?;
    Ok(confirmed.rows_affected == 1)
}

/// Notes the step of a code; whether it is later than every one before. Of two uses at once one succeeds.
pub(crate) async fn use_step<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (app, step): (Uuid, i64),
) -> Result<bool> {
    let used = Entity::update_many()
        .col_expr(Column::LastUsedAt, Expr::value(op.now))
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(Column::Id.eq(app))
        .filter(Expr::col(Column::LastStep).lt(step))
        .exec(db)
        .await?;
    Ok(used.rows_affected == 1)
}

/// Removes every app of the person, in use or not.
pub(crate) async fn remove_all<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::PersonId.eq(person.0))
        .exec(db)
        .await?;
    Ok(())
}

fn being_set_up(person: PersonId) -> Condition {
    Condition::all()
        .add(Column::PersonId.eq(person.0))
        .add(Column::ConfirmedAt.is_null())
}
