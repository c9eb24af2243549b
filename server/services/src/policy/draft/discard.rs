//! The officer throws the draft away, and the last version stays the last.

use super::{Held, whoever};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::policy::drafts;
use domain::permissions::Action;
use serde_json::json;

/// Throws the draft away in the version that was shown.
///
/// # Errors
/// [`domain::refusal::Refusal::WrongState`] while it lies with the approver; `Stale`, `NotFound`.
pub async fn discard(op: &Operation, seen: i64) -> Result<()> {
    op.actor.require(Action::DraftPolicy)?;
    let (by, _) = whoever(op)?;
    let tx = op.begin().await?;
    let mut held = Held::take(&tx, op, seen).await?;
    held.row.draft.write(by)?;
    drafts::discard(tx.db(), &held.row).await?;
    let (number, content) = (held.row.draft.number, held.row.draft.content);
    // What was written stays in the trail, because somebody may ask for it after all.
    let event = Event::new("policy_draft_discarded", "policy", number)
        .before(json!({ "items": content.items, "summary": content.summary_ja }));
    tx.record(op, event).await?;
    tx.commit().await
}
