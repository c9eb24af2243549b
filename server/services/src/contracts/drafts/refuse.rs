//! An approver does not accept that a later draft changes nothing: it counts as a change, and the banks are asked again.

use super::{require_seen, sit_down, whoever};
use crate::audit::Event;
use crate::consents::ask::ask;
use crate::consents::deadline::renew;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::accounts;
use crate::store::contracts::drafts::{self, Draft};
use crate::store::contracts::{self, Case};
use crate::store::recipients::Recipient;
use crate::transaction::Transaction;
use domain::forms::{FieldErrors, required_prose};
use domain::ids::ContractId;
use domain::permissions::Action;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The characters of a reason, at most.
const REASON_MAX: usize = 500;

/// Why a change is not accepted as immaterial.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RefuseForm {
    /// Why, which its maker reads.
    pub reason: String,
    /// The version of the draft that was shown.
    pub version: i64,
}

/// Finds the last issued draft material although its maker said otherwise, and asks the banks as for any new draft.
///
/// # Errors
/// [`domain::refusal::Refusal::WrongState`] where nobody claims it, [`domain::permissions::Denial::OwnProposal`] for the maker,
/// `Stale`, the form's problems.
pub async fn refuse_immaterial(op: &Operation, id: ContractId, form: &RefuseForm) -> Result<()> {
    let mut tx = op.begin().await?;
    let desk = sit_down(&tx, op, (id, Action::ConfirmImmaterial)).await?;
    let mut draft = desk.last()?.clone();
    let (by, _) = whoever(op)?;
    draft.materiality = draft.materiality.refuse(draft.made_by, by)?;
    require_seen(draft.version, form.version)?;
    let reason = form.parse()?;
    drafts::save(tx.db(), draft.clone()).await?;
    contracts::save(tx.db(), &desk.contract, op.now).await?;
    let event = Event::new("draft_found_material", "contract", id)
        .after(json!({ "number": draft.number, "reason": reason }))
        .about(desk.case.application, desk.case.organisation);
    tx.record(op, event).await?;
    tell_maker(&mut tx, op, (&desk.case, &draft, reason)).await?;
    // As when it is issued as material: a new question, and the time of one.
    let case = renew(&tx, op, ((id, &desk.case), draft.number)).await?;
    ask(&mut tx, op, ((id, &case), None)).await?;
    tx.commit().await
}

impl RefuseForm {
    fn parse(&self) -> Result<String> {
        let mut errors = FieldErrors::default();
        let reason = required_prose(&mut errors, "reason", &self.reason, REASON_MAX);
        Ok(errors.into_result(reason)?)
    }
}

/// The officer who entered it as immaterial reads why it is not.
async fn tell_maker(
    tx: &mut Transaction,
    op: &Operation,
    (case, draft, reason): (&Case, &Draft, String),
) -> Result<()> {
    let Some(maker) = draft.made_by else {
        return Ok(());
    };
    let maker = accounts::by_id(tx.db(), maker).await?;
    let letter = Letter::DraftFoundMaterial {
        receipt_number: case.receipt_number.clone(),
        organisation: case.organisation_name.clone(),
        number: draft.number,
        reason,
        url: op.address(&format!("/contracts/{}/draft", draft.contract)),
    };
    post(tx, op, maker.as_ref().map(Recipient::from), &letter).await
}
