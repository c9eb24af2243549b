//! The officer finds the version finished and asks for a second person.

use super::{StepKind, sit_down};
use crate::audit::Event;
use crate::contracts::drafts::whoever;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::recipients;
use crate::store::templates::{self, Template};
use domain::accounts::Role;
use domain::forms::{FieldErrors, required_prose};
use domain::refusal::Refusal;
use domain::templates::TemplateEvent;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The characters of a note, at most.
const NOTE_MAX: usize = 500;

/// What is said about a version.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    /// What changed and why, or why it is sent back.
    pub note: String,
    /// The version of the row that was shown.
    pub version: i64,
}

impl NoteForm {
    pub(super) fn parse(&self) -> std::result::Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let note = required_prose(&mut errors, "note", &self.note, NOTE_MAX);
        errors.into_result(note)
    }
}

/// Asks the approvers to release it.
///
/// # Errors
/// [`Refusal::WrongState`] where it waits already or nothing changed, [`Refusal::Wording`] while one of the three terms is
/// missing, the form's problems, [`Refusal::Stale`].
pub async fn propose(op: &Operation, version: i32, form: &NoteForm) -> Result<()> {
    let mut tx = op.begin().await?;
    let seen = (version, form.version, TemplateEvent::Propose);
    let mut desk = sit_down(&tx, op, seen).await?;
    let last = templates::last_released(tx.db()).await?;
    if last.text == desk.template.text {
        return Err(Refusal::WrongState.into());
    }
    desk.template.text.complete()?;
    let note = form.parse()?;
    let (by, name) = whoever(op)?;
    desk.template.made_by = Some(by);
    desk.template.made_by_name = name;
    desk.template.note = note.clone();
    let template = desk.template.clone();
    desk.done(&tx, op, (StepKind::Proposed, &note)).await?;
    let event = Event::new("template_proposed", "contract_template", version)
        .after(json!({ "note": note }));
    tx.record(op, event).await?;
    let letter = letter(op, &template);
    let approvers = recipients::with_role(tx.db(), op, Role::Approver).await?;
    post(&mut tx, op, approvers, &letter).await?;
    tx.commit().await
}

fn letter(op: &Operation, template: &Template) -> Letter {
    Letter::TemplateProposed {
        number: template.version,
        proposer: template.made_by_name.clone(),
        note: template.note.clone(),
        url: op.address(&format!("/templates/{}", template.version)),
    }
}
