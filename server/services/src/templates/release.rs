//! A second person releases the version, or sends it back with a reason.

use super::{Desk, NoteForm, StepKind, sit_down};
use crate::audit::Event;
use crate::contracts::drafts::whoever;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::recipients;
use crate::transaction::Transaction;
use domain::accounts::Role;
use domain::templates::{TemplateEvent, require_other_hand};
use serde_json::json;

/// Releases it: contracts drafted from now on are made from it.
///
/// # Errors
/// [`domain::permissions::Denial::OwnProposal`] for anybody who had a hand in it, `WrongState`, `Stale`.
pub async fn release(op: &Operation, version: i32, seen: i64) -> Result<()> {
    let mut tx = op.begin().await?;
    let mut desk = decide(&tx, op, (version, seen, TemplateEvent::Release)).await?;
    let (by, name) = whoever(op)?;
    desk.template.released = Some((Some(by), name, op.now));
    desk.done(&tx, op, (StepKind::Released, "")).await?;
    let event = Event::new("template_released", "contract_template", version);
    tx.record(op, event).await?;
    let letter = Letter::TemplateReleased {
        number: version,
        url: address(op, version),
    };
    let officers = recipients::with_role(tx.db(), op, Role::Officer).await?;
    post(&mut tx, op, officers, &letter).await?;
    tx.commit().await
}

/// Sends it back to the officers, who rework it.
///
/// # Errors
/// As [`release`], and the problems of the form.
pub async fn send_back(op: &Operation, version: i32, form: &NoteForm) -> Result<()> {
    let mut tx = op.begin().await?;
    let seen = (version, form.version, TemplateEvent::SendBack);
    let desk = decide(&tx, op, seen).await?;
    let reason = form.parse()?;
    desk.done(&tx, op, (StepKind::SentBack, &reason)).await?;
    let event = Event::new("template_sent_back", "contract_template", version)
        .after(json!({ "reason": reason }));
    tx.record(op, event).await?;
    let letter = Letter::TemplateSentBack {
        number: version,
        reason,
        url: address(op, version),
    };
    let officers = recipients::with_role(tx.db(), op, Role::Officer).await?;
    post(&mut tx, op, officers, &letter).await?;
    tx.commit().await
}

async fn decide(
    tx: &Transaction,
    op: &Operation,
    about: (i32, i64, TemplateEvent),
) -> Result<Desk> {
    let desk = sit_down(tx, op, about).await?;
    let (by, _) = whoever(op)?;
    require_other_hand(&desk.hands(), by)?;
    Ok(desk)
}

fn address(op: &Operation, version: i32) -> String {
    op.address(&format!("/templates/{version}"))
}
