//! What was submitted, frozen.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::submission::{Column, Entity, Model};
use chrono::{DateTime, Utc};
use domain::applications::Content;
use domain::ids::ApplicationId;
use domain::refusal::Refusal;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder, QuerySelect,
};

/// One submission.
#[derive(Clone, Debug)]
pub struct Submission {
    /// From 1.
    pub revision: i32,
    /// What it said.
    pub content: Content,
    /// When it came.
    pub submitted_at: DateTime<Utc>,
}

/// The submissions of an application, oldest first.
pub(crate) async fn submissions<C: ConnectionTrait>(
    db: &C,
    id: ApplicationId,
) -> Result<Vec<Submission>> {
    let rows = Entity::find()
        .filter(Column::ApplicationId.eq(id.0))
        .order_by_asc(Column::Revision)
        .all(db)
        .await?;
    rows.into_iter().map(submission).collect()
}

/// When the application was last submitted; never, where it is a draft.
pub(crate) async fn last_submitted_at<C: ConnectionTrait>(
    db: &C,
    id: ApplicationId,
) -> Result<Option<DateTime<Utc>>> {
    let last = Entity::find()
        .select_only()
        .column(Column::SubmittedAt)
        .filter(Column::ApplicationId.eq(id.0))
        .order_by_desc(Column::Revision)
        .into_tuple()
        .one(db)
        .await?;
    Ok(last)
}

/// Freezes what is submitted.
pub(crate) async fn insert_submission<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (id, revision): (ApplicationId, i32),
    content: &Content,
) -> Result<()> {
    let by = op.actor.identity().ok_or(Refusal::SignInRequired)?.person;
    let row = Model {
        id: op.new_id(),
        application_id: id.0,
        revision,
        content: serde_json::to_value(content)?,
        submitted_by: by.0,
        submitted_at: op.now,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// Freezes for another case what was submitted last in one. Who submitted it, and when, stays what it was.
pub(crate) async fn copy_submission<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (from, to): (ApplicationId, ApplicationId),
) -> Result<()> {
    let last = Entity::find()
        .filter(Column::ApplicationId.eq(from.0))
        .order_by_desc(Column::Revision)
        .one(db)
        .await?;
    let Some(last) = last else {
        return Ok(());
    };
    let row = Model {
        id: op.new_id(),
        application_id: to.0,
        revision: 1,
        ..last
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

fn submission(row: Model) -> Result<Submission> {
    Ok(Submission {
        revision: row.revision,
        content: serde_json::from_value(row.content)?,
        submitted_at: row.submitted_at,
    })
}
