//! Every announcement stays: the date moves, and people ask what it was when they applied.

use super::Announcement;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::intake;
use domain::intake::ScopeFamily;
use std::sync::Arc;

/// What was announced for a family, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn history(op: &Operation, family: ScopeFamily) -> Result<Vec<Announcement>> {
    intake::all(op.db(), family).await
}

/// What was announced for every family, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn announcements(op: &Operation) -> Result<Arc<Vec<Announcement>>> {
    let ask = async || Ok(Some(Arc::new(intake::every(op.db()).await?)));
    let kept = op.services.memory.announcements.answer((op, ""), ask);
    Ok(kept.await?.unwrap_or_default())
}
