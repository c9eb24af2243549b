//! The officer begins the next version from the one in force.

use super::{StepKind, note};
use crate::audit::Event;
use crate::contracts::drafts::whoever;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::templates::{self, Template};
use domain::permissions::Action;
use domain::refusal::Refusal;

/// Begins it and returns its number.
///
/// # Errors
/// [`Refusal::DraftOpen`] where one is being worked on.
pub async fn begin(op: &Operation) -> Result<i32> {
    op.actor.require(Action::PrepareTemplate)?;
    let tx = op.begin().await?;
    // Whoever begins at the same moment waits here, and then finds the new version.
    let last = templates::last_released(tx.db()).await?;
    let last = templates::lock(tx.db(), last.version).await?;
    let all = templates::all(tx.db()).await?;
    if all.iter().any(|one| one.released.is_none()) {
        return Err(Refusal::DraftOpen.into());
    }
    let (by, name) = whoever(op)?;
    let version = last.version + 1;
    let next = Template {
        version,
        note: String::new(),
        made_by: Some(by),
        made_by_name: name,
        made_at: op.now,
        released: None,
        row_version: 1,
        ..last
    };
    templates::insert(tx.db(), next).await?;
    note(&tx, op, (version, StepKind::Begun, "")).await?;
    let event = Event::new("template_begun", "contract_template", version);
    tx.record(op, event).await?;
    tx.commit().await?;
    Ok(version)
}
