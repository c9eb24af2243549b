//! What the agent was asked to correct, kept after it is done.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::correction_request::{Column, Entity, Model};
use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::{CorrectionOrder, Section};
use domain::ids::ApplicationId;
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

/// One request for correction.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The revision that was returned.
    pub revision: i32,
    /// What was unlocked.
    pub sections: Vec<Section>,
    /// The criterion it rests on.
    pub criterion: String,
    /// In words for the agent.
    pub reason: String,
    /// By when.
    pub due_on: NaiveDate,
    /// When it was asked.
    pub requested_at: DateTime<Utc>,
    /// When the agent submitted again.
    pub resolved_at: Option<DateTime<Utc>>,
}

/// The requests for an application, newest first.
pub(crate) async fn corrections<C: ConnectionTrait>(
    db: &C,
    id: ApplicationId,
) -> Result<Vec<Correction>> {
    let rows = Entity::find()
        .filter(Column::ApplicationId.eq(id.0))
        .order_by_desc(Column::RequestedAt)
        .all(db)
        .await?;
    rows.into_iter().map(correction).collect()
}

/// Keeps a new request.
pub(crate) async fn insert_correction<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (id, revision): (ApplicationId, i32),
    order: &CorrectionOrder,
) -> Result<()> {
    let by = op.actor.identity().ok_or(Refusal::SignInRequired)?.person;
    let row = Model {
        id: op.new_id(),
        application_id: id.0,
        revision,
        sections: serde_json::to_value(&order.sections)?,
        criterion_code: order.criterion.clone(),
        reason: order.reason.clone(),
        due_on: order.due_on,
        requested_by: by.0,
        requested_at: op.now,
        resolved_at: None,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// Marks what was asked as answered.
pub(crate) async fn resolve_corrections<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    id: ApplicationId,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::ResolvedAt, Expr::value(op.now))
        .filter(Column::ApplicationId.eq(id.0))
        .filter(Column::ResolvedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

fn correction(row: Model) -> Result<Correction> {
    Ok(Correction {
        revision: row.revision,
        sections: serde_json::from_value(row.sections)?,
        criterion: row.criterion_code,
        reason: row.reason,
        due_on: row.due_on,
        requested_at: row.requested_at,
        resolved_at: row.resolved_at,
    })
}
