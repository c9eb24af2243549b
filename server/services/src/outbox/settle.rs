//! Writes down how a job ended: done, to be tried again later, or given up.

use super::{Job, State};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::outbox_job::{ActiveModel, Column, Entity, Model};
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};

/// After so many attempts somebody has to look at it.
pub(super) const ATTEMPTS: i32 = 10;
/// The longest pause between two attempts, in minutes.
const LONGEST_PAUSE: i64 = 4 * 60;
/// As much of an error as is kept.
const ERROR_LENGTH: usize = 500;

/// Marks the job done and forgets its content: no link stays in the database.
pub(super) async fn done(op: &Operation, job: &Model) -> Result<()> {
    let change = ActiveModel {
        state: Set(State::Done.code().to_owned()),
        payload: Set(serde_json::json!({})),
        last_error: Set(None),
        finished_at: Set(Some(op.now)),
        ..ActiveModel::default()
    };
    settle(op, job, change).await
}

/// Plans the next attempt, or gives the job up.
pub(super) async fn failed(op: &Operation, job: &Model, error: &anyhow::Error) -> Result<()> {
    let reason = without_addresses(&format!("{error:#}"));
    let dead = job.attempts >= ATTEMPTS;
    if dead {
        tracing::error!(job = %job.id, kind = job.kind, reason, "a job was given up");
    } else {
        tracing::warn!(job = %job.id, kind = job.kind, job.attempts, reason, "a job failed");
    }
    let mut change = ActiveModel {
        last_error: Set(Some(reason)),
        ..ActiveModel::default()
    };
    if dead {
        change.state = Set(State::Dead.code().to_owned());
        change.payload = Set(epitaph(op, job)?);
        change.finished_at = Set(Some(op.now));
    } else {
        change.state = Set(State::Waiting.code().to_owned());
        change.run_after = Set(op.now + pause(job.attempts));
    }
    settle(op, job, change).await
}

/// What an administrator needs to see of a job that was given up; nothing where it could not even be read.
fn epitaph(op: &Operation, job: &Model) -> Result<serde_json::Value> {
    match Job::open(&op.services, (job.id, &job.payload)) {
        Ok(work) => Ok(serde_json::to_value(work.without_keys())?),
        Err(_) => Ok(serde_json::json!({})),
    }
}

/// Only as long as the claim is ours: a worker that was taken for lost must not undo another's work.
async fn settle(op: &Operation, job: &Model, mut change: ActiveModel) -> Result<()> {
    change.claimed_until = Set(None);
    Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(job.id))
        .filter(Column::State.eq(State::Running.code()))
        .filter(Column::Attempts.eq(job.attempts))
        .exec(op.db())
        .await?;
    Ok(())
}

/// 1, 2, 4, … minutes.
fn pause(attempts: i32) -> TimeDelta {
    let doublings = u32::try_from(attempts - 1).unwrap_or_default();
    let minutes = 2_i64.checked_pow(doublings).unwrap_or(LONGEST_PAUSE);
    TimeDelta::minutes(minutes.min(LONGEST_PAUSE))
}

/// An address in an error may carry a token or a password.
fn without_addresses(error: &str) -> String {
    let words = error.split_whitespace();
    let kept: Vec<&str> = words
        .map(|word| if word.contains("://") { "…" } else { word })
        .collect();
    kept.join(" ").chars().take(ERROR_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 1.4.2
    #[test]
    fn pauses_double_up_to_four_hours() {
        let minutes: Vec<i64> = (1..=10).map(|n| pause(n).num_minutes()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 240, 240]);
        assert_eq!(pause(i32::MAX).num_minutes(), 240);
    }

    #[test]
    fn errors_keep_no_address() {
        let error =
            "cannot reach \"smtp://user:secret@mail.example:25\" for https://portal/l/abc today";
        assert_eq!(without_addresses(error), "cannot reach … for … today");
    }
}
