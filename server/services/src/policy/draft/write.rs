//! The officer writes on the draft, part by part. Nobody outside the Federation sees it before it is published.

use super::{Held, whoever};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::policy::drafts;
use domain::permissions::Action;
use domain::policy::{Before, ContactForm, Content, ItemForm, TermsForm};
use domain::refusal::Refusal;
use serde_json::{Value, json};

/// Writes one item anew.
///
/// # Errors
/// The problems of the form; [`Refusal::Stale`] where somebody else was faster, [`Refusal::WrongState`] while the draft lies
/// with the approver.
pub async fn save_item(op: &Operation, number: u32, form: &ItemForm) -> Result<()> {
    let facts = json!({ "item": number });
    let change = |content: &mut Content, _: Before| content.items.change(number, form);
    work(op, (form.version, facts), change).await
}

/// Writes from when the version holds, and what it changes.
///
/// # Errors
/// As [`save_item`].
pub async fn save_terms(op: &Operation, form: &TermsForm) -> Result<()> {
    let facts = json!({ "part": "terms" });
    let change = |content: &mut Content, before: Before| content.set_terms(form, before);
    work(op, (form.version, facts), change).await
}

/// Writes whether another contact follows, and from when.
///
/// # Errors
/// As [`save_item`].
pub async fn save_contact(op: &Operation, form: &ContactForm) -> Result<()> {
    let facts = json!({ "part": "contact" });
    let change = |content: &mut Content, before: Before| {
        content.contact = form.parse(before.contact, before.today)?;
        Ok(())
    };
    work(op, (form.version, facts), change).await
}

async fn work(
    op: &Operation,
    (seen, facts): (i64, Value),
    change: impl FnOnce(&mut Content, Before) -> std::result::Result<(), Refusal>,
) -> Result<()> {
    op.actor.require(Action::DraftPolicy)?;
    let (by, _) = whoever(op)?;
    let tx = op.begin().await?;
    let held = Held::take(&tx, op, seen).await?;
    let mut row = held.row.clone();
    change(row.draft.write(by)?, held.before())?;
    row.changed_at = op.now;
    let number = row.draft.number;
    drafts::save(tx.db(), row).await?;
    let event = Event::new("policy_draft_changed", "policy", number).after(facts);
    tx.record(op, event).await?;
    tx.commit().await
}
