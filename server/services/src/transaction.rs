//! Everything a use-case writes commits together: the business rows, the trail, and the jobs to come.

use crate::audit::{self, Event};
use crate::error::{Error, Result};
use crate::memory::Memory;
use crate::operation::Operation;
use crate::outbox::{self, Job};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    DatabaseTransaction, EntityTrait, Set, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use std::sync::Arc;
use tokio::sync::Notify;

/// A writing transaction. Dropping it without [`Transaction::commit`] undoes everything.
pub struct Transaction {
    inner: DatabaseTransaction,
    work: Arc<Notify>,
    memory: Arc<Memory>,
    has_jobs: bool,
}

impl Transaction {
    /// Begins. On SQLite the write lock is taken at once: a transaction that reads first and writes later
    /// would fail under load without waiting.
    pub(crate) async fn begin(op: &Operation) -> Result<Self> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(Transaction {
            inner: op.services.db.begin_with_options(options).await?,
            work: op.services.work.clone(),
            memory: op.services.memory.clone(),
            has_jobs: false,
        })
    }

    /// The connection of this transaction, for the store.
    pub fn db(&self) -> &DatabaseTransaction {
        &self.inner
    }

    /// Adds an event to the trail.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn record(&self, op: &Operation, event: Event) -> Result<()> {
        audit::record::append(&self.inner, op, event).await
    }

    /// Adds a job that the worker runs once this is committed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn enqueue(&mut self, op: &Operation, job: Job) -> Result<()> {
        self.has_jobs = true;
        outbox::enqueue::insert(&self.inner, op, job).await
    }

    /// The next value of a named counter, from 1, without a gap.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn next_number(&self, counter: &str) -> Result<i64> {
        use crate::store::entities::counter::{ActiveModel, Column, Entity};
        let first = ActiveModel {
            name: Set(counter.to_owned()),
            value: Set(1),
        };
        let row = Entity::insert(first)
            .on_conflict(
                OnConflict::column(Column::Name)
                    .value(Column::Value, Expr::col((Entity, Column::Value)).add(1))
                    .to_owned(),
            )
            .exec_with_returning(&self.inner)
            .await?;
        Ok(row.value)
    }

    /// Makes it all true, and wakes the worker if there is something for it.
    ///
    /// # Errors
    /// When the database does not answer; then nothing was written.
    pub async fn commit(self) -> Result<()> {
        let committed = self.inner.commit().await;
        // Also after an error: it may have been committed, and only the answer was lost.
        self.memory.forget();
        committed?;
        if self.has_jobs {
            self.work.notify_one();
        }
        Ok(())
    }
}

/// Turns "no row was changed" of a versioned update into the refusal that somebody else was faster.
///
/// # Errors
/// [`domain::refusal::Refusal::Stale`] when nothing was changed.
pub fn changed_one(rows: u64) -> Result<()> {
    if rows == 1 {
        Ok(())
    } else {
        Err(Error::Refused(domain::refusal::Refusal::Stale))
    }
}
