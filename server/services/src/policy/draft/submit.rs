//! The officer hands the draft to the approvers, who read it against the version before.

use super::{Held, address, whoever};
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::policy::drafts;
use crate::store::recipients;
use domain::accounts::Role;
use domain::permissions::Action;
use serde_json::json;

/// Submits the draft in the version that was shown.
///
/// # Errors
/// Everything that is missing; [`domain::refusal::Refusal::Stale`], [`domain::refusal::Refusal::WrongState`].
pub async fn submit(op: &Operation, seen: i64) -> Result<()> {
    op.actor.require(Action::DraftPolicy)?;
    let (by, name) = whoever(op)?;
    let mut tx = op.begin().await?;
    let held = Held::take(&tx, op, seen).await?;
    let mut row = held.row.clone();
    row.draft
        .submit(held.before(), (by, name.clone(), op.now))?;
    row.changed_at = op.now;
    let (number, from) = (row.draft.number, row.draft.content.effective_from);
    drafts::save(tx.db(), row).await?;
    let event = Event::new("policy_draft_submitted", "policy", number)
        .after(json!({ "number": number, "effective_from": from }));
    tx.record(op, event).await?;
    let letter = Letter::PolicyToDecide {
        number,
        maker: name,
        url: address(op),
    };
    let approvers = recipients::with_role(tx.db(), op, Role::Approver).await?;
    post(&mut tx, op, approvers, &letter).await?;
    tx.commit().await
}
