//! An approver confirms that a later draft changes nothing that the banks consented to; until then it does.

use super::{require_seen, sit_down, whoever};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::contracts;
use crate::store::contracts::drafts;
use domain::ids::ContractId;
use domain::permissions::Action;
use serde_json::json;

/// Confirms the last issued draft as immaterial.
///
/// # Errors
/// [`domain::refusal::Refusal::WrongState`] where nobody claims it, [`domain::permissions::Denial::OwnProposal`] for the maker,
/// `Stale`.
pub async fn confirm_immaterial(op: &Operation, id: ContractId, seen: i64) -> Result<()> {
    let tx = op.begin().await?;
    let desk = sit_down(&tx, op, (id, Action::ConfirmImmaterial)).await?;
    let mut draft = desk.last()?.clone();
    let (by, name) = whoever(op)?;
    draft.materiality = draft
        .materiality
        .confirm(draft.made_by, (by, name, op.now))?;
    require_seen(draft.version, seen)?;
    let number = draft.number;
    drafts::save(tx.db(), draft).await?;
    contracts::save(tx.db(), &desk.contract, op.now).await?;
    let event = Event::new("draft_confirmed_immaterial", "contract", id)
        .after(json!({ "number": number }))
        .about(desk.case.application, desk.case.organisation);
    tx.record(op, event).await?;
    tx.commit().await
}
