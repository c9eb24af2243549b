//! The officer begins the next version: it starts as the last one reads.

use super::whoever;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::policy;
use crate::store::policy::drafts::{self, Stored};
use domain::permissions::Action;
use domain::policy::{Content, Draft, DraftState};
use domain::refusal::Refusal;
use serde_json::json;

/// Begins a draft and says which number it has; where one is prepared already, it is that one.
///
/// # Errors
/// [`Refusal::NotFound`] before the first version.
pub async fn begin(op: &Operation) -> Result<i32> {
    op.actor.require(Action::DraftPolicy)?;
    let (by, _) = whoever(op)?;
    let tx = op.begin().await?;
    let versions = policy::lock(tx.db()).await?;
    if let Some(open) = drafts::open(tx.db()).await? {
        return Ok(open.draft.number);
    }
    let last = versions.last().ok_or(Refusal::NotFound)?;
    let number = last.version + 1;
    let content = Content {
        items: last.items.clone(),
        effective_from: None,
        contact: None,
        summary_ja: String::new(),
        summary_en: String::new(),
    };
    let new = Stored {
        draft: Draft {
            number,
            content,
            state: DraftState::Open { sent_back: None },
            makers: vec![by],
        },
        changed_at: op.now,
        version: 1,
    };
    drafts::insert(tx.db(), new).await?;
    let event = Event::new("policy_draft_begun", "policy", number);
    tx.record(op, event.after(json!({ "number": number })))
        .await?;
    tx.commit().await?;
    Ok(number)
}
