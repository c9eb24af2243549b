//! Puts a job into the outbox, on the connection of the transaction that causes it.

use super::{Job, State};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::outbox_job::ActiveModel;
use sea_orm::{ActiveModelTrait, ConnectionTrait, Set};

/// Adds a job that is due at once.
pub(crate) async fn insert<C: ConnectionTrait>(db: &C, op: &Operation, job: Job) -> Result<()> {
    let id = op.new_id();
    let row = ActiveModel {
        id: Set(id),
        kind: Set(job.kind().to_owned()),
        payload: Set(job.seal(&op.services, id)?),
        state: Set(State::Waiting.code().to_owned()),
        attempts: Set(0),
        run_after: Set(op.now),
        claimed_until: Set(None),
        last_error: Set(None),
        created_at: Set(op.now),
        finished_at: Set(None),
    };
    row.insert(db).await?;
    Ok(())
}
