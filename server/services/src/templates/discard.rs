//! The officer throws a version away that was not released.

use super::sit_down;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::templates;
use domain::templates::TemplateEvent;

/// Throws it away.
///
/// # Errors
/// [`domain::refusal::Refusal::WrongState`] while it waits to be released or is, `Stale`.
pub async fn discard(op: &Operation, version: i32, seen: i64) -> Result<()> {
    let tx = op.begin().await?;
    let desk = sit_down(&tx, op, (version, seen, TemplateEvent::Change)).await?;
    templates::discard(tx.db(), &desk.template).await?;
    let event = Event::new("template_discarded", "contract_template", version);
    tx.record(op, event).await?;
    tx.commit().await
}
