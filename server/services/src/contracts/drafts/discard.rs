//! The officer throws away a draft that was not issued.

use super::{require_seen, sit_down};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts::drafts;
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde_json::json;

/// Throws the draft away.
///
/// # Errors
/// [`Refusal::WrongState`] where none is being worked on, [`Refusal::Stale`].
pub async fn discard(op: &Operation, id: ContractId, seen: i64) -> Result<()> {
    let tx = op.begin().await?;
    let desk = sit_down(&tx, op, (id, Action::DraftText)).await?;
    let draft = desk.open().ok_or(Refusal::WrongState)?;
    require_seen(draft.version, seen)?;
    drafts::discard(tx.db(), draft).await?;
    let event = Event::new("draft_discarded", "contract", id)
        .before(json!({ "number": draft.number }))
        .about(desk.case.application, desk.case.organisation);
    tx.record(op, event).await?;
    tx.commit().await
}
