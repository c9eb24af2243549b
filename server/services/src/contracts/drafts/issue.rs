//! The officer issues the draft: from now on it is the text that the banks consent to.

use super::first::print;
use super::{require_seen, sit_down, whoever};
use crate::audit::Event;
use crate::consents::ask::ask;
use crate::consents::deadline::renew;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::contracts::drafts::{self, Draft};
use crate::store::contracts::{self, Case};
use crate::store::recipients;
use crate::transaction::Transaction;
use domain::accounts::Role;
use domain::contracts::Materiality;
use domain::forms::{FieldErrors, FieldProblem, required_prose};
use domain::ids::ContractId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use domain::wording::{Change, ChangeKind, changes};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The characters of a reason, at most.
const NOTE_MAX: usize = 500;

/// What the officer says about the change.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct IssueForm {
    /// What changed, and why.
    pub note: String,
    /// `material` or `immaterial`.
    pub materiality: String,
    /// The version of the draft that was shown.
    pub version: i64,
}

/// Issues the draft; where the content changes, the banks are asked again.
///
/// # Errors
/// [`Refusal::WrongState`] where none is being worked on or nothing changed, [`Refusal::Stale`], the form's problems.
pub async fn issue(op: &Operation, id: ContractId, form: &IssueForm) -> Result<()> {
    let mut tx = op.begin().await?;
    let desk = sit_down(&tx, op, (id, Action::DraftText)).await?;
    let mut draft = desk.open().ok_or(Refusal::WrongState)?.clone();
    require_seen(draft.version, form.version)?;
    if is_same(desk.last()?, &draft) {
        return Err(Refusal::WrongState.into());
    }
    let (note, materiality) = form.parse()?;
    let file = print(tx.db(), op, (id, &desk.case), &draft.wording).await?;
    let (by, name) = whoever(op)?;
    draft.made_by = Some(by);
    draft.made_by_name = name;
    draft.note = note;
    draft.materiality = materiality;
    draft.issued = Some((op.now, file.clone()));
    drafts::save(tx.db(), draft.clone()).await?;
    // Whoever draws the contract up or answers must have seen this draft.
    contracts::save(tx.db(), &desk.contract, op.now).await?;
    let event = Event::new("draft_issued", "contract", id)
        .after(json!({
            "number": draft.number,
            "sha256": file.sha256,
            "note": draft.note,
            "immaterial": draft.materiality != Materiality::Material,
        }))
        .visible_to_agent()
        .about(desk.case.application, desk.case.organisation);
    tx.record(op, event).await?;
    tell(&mut tx, op, (&desk.case, &draft)).await?;
    if draft.materiality == Materiality::Material {
        // It is a new question, so the banks have the time of one.
        let case = renew(&tx, op, ((id, &desk.case), draft.number)).await?;
        ask(&mut tx, op, ((id, &case), None)).await?;
    }
    tx.commit().await
}

impl IssueForm {
    fn parse(&self) -> Result<(String, Materiality)> {
        let mut errors = FieldErrors::default();
        let note = required_prose(&mut errors, "note", &self.note, NOTE_MAX);
        let materiality = match self.materiality.as_str() {
            "material" => Materiality::Material,
            "immaterial" => Materiality::Claimed {
                reason: note.clone(),
            },
            _ => {
                errors.push("materiality", FieldProblem::NotChosen);
                Materiality::Material
            }
        };
        Ok(errors.into_result((note, materiality))?)
    }
}

fn is_same(last: &Draft, draft: &Draft) -> bool {
    let all = changes(&last.wording, &draft.wording);
    all.iter()
        .map(Change::kind)
        .all(|kind| kind == ChangeKind::Same)
}

/// The agent reads the new text; an approver is asked where the change is said to be immaterial.
async fn tell(tx: &mut Transaction, op: &Operation, (case, draft): (&Case, &Draft)) -> Result<()> {
    let url = op.address(&format!("/contracts/{}/draft", draft.contract));
    let letter = Letter::DraftIssued {
        receipt_number: case.receipt_number.clone(),
        service: case.service_name().to_owned(),
        number: draft.number,
        note: draft.note.clone(),
        url: url.clone(),
    };
    let people = recipients::of_organisation(tx.db(), op, case.organisation).await?;
    post(tx, op, people, &letter).await?;
    let Materiality::Claimed { reason } = &draft.materiality else {
        return Ok(());
    };
    let letter = Letter::DraftToConfirm {
        receipt_number: case.receipt_number.clone(),
        organisation: case.organisation_name.clone(),
        number: draft.number,
        reason: reason.clone(),
        url,
    };
    let approvers = recipients::with_role(tx.db(), op, Role::Approver).await?;
    post(tx, op, approvers, &letter).await
}
