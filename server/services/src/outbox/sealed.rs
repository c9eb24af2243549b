//! A job as it lies in the database: sealed, because a letter holds links that open doors, and a copy of the
//! database, or a page of it that nobody uses any more, opens none.

use super::Job;
use crate::error::Result;
use crate::operation::Services;
use anyhow::Context;
use serde_json::{Value, json};
use uuid::Uuid;

/// Under which name the sealed text stands.
const SEALED: &str = "sealed";

impl Job {
    /// What is kept of the job while it waits.
    pub(super) fn seal(&self, services: &Services, id: Uuid) -> Result<Value> {
        let plain = serde_json::to_vec(self)?;
        let key = &services.settings.data_key;
        let sealed = key.seal(services, (&plain, &name(id)))?;
        Ok(json!({ SEALED: sealed }))
    }

    /// The job with that identifier, out of what was kept.
    ///
    /// # Errors
    /// When it was sealed under another key, or is no job that this version knows.
    pub fn open(services: &Services, (id, kept): (Uuid, &Value)) -> Result<Self> {
        let sealed = kept.get(SEALED).and_then(Value::as_str);
        let sealed = sealed.context("the job is not sealed")?;
        let plain = services.settings.data_key.open((sealed, &name(id)))?;
        Ok(serde_json::from_slice(&plain)?)
    }
}

/// Moved to another row it does not open.
fn name(id: Uuid) -> String {
    format!("outbox_job {id}")
}
