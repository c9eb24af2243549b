//! Takes one due job, so that no other worker has it at the same time.

use super::State;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::outbox_job::{ActiveModel, Column, Entity, Model};
use chrono::TimeDelta;
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, ExprTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

/// How long a worker may keep a job before others take it for lost.
pub(super) const CLAIM: TimeDelta = TimeDelta::minutes(2);

/// The job that has waited longest, now ours; nothing when none is due. Taking counts as an attempt, so
/// that a job that brings the process down is not taken for ever.
pub(super) async fn claim(op: &Operation) -> Result<Option<Model>> {
    // Looking costs no lock; on SQLite the transaction below stops every other writer.
    if Entity::find().filter(due(op)).count(op.db()).await? == 0 {
        return Ok(None);
    }
    let tx = op.begin().await?;
    let job = Entity::find()
        .filter(due(op))
        .order_by_asc(Column::RunAfter)
        .order_by_asc(Column::Id)
        .limit(1)
        // SQLite has no such clause and needs none: its writers come one after the other.
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .one(tx.db())
        .await?;
    let Some(job) = job else {
        return Ok(None);
    };
    let attempts = job.attempts + 1;
    let mut job: ActiveModel = job.into_active_model();
    job.state = Set(State::Running.code().to_owned());
    job.attempts = Set(attempts);
    job.claimed_until = Set(Some(op.now + CLAIM));
    let job = job.update(tx.db()).await?;
    tx.commit().await?;
    Ok(Some(job))
}

/// Waiting and due, or taken by a worker that did not come back.
fn due(op: &Operation) -> Condition {
    let waiting = Column::State
        .eq(State::Waiting.code())
        .and(Column::RunAfter.lte(op.now));
    let lost = Column::State
        .eq(State::Running.code())
        .and(Column::ClaimedUntil.lt(op.now));
    Condition::any().add(waiting).add(lost)
}
