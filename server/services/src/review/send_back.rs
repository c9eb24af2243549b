//! 差戻し: the approver wants the proposal reworked; inside the Federation only.

use super::{PROSE_MAX, case_address, keep, person, seen};
use crate::applications::advance;
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::accounts;
use crate::store::recipients;
use domain::accounts::Role;
use domain::applications::Event as Step;
use domain::forms::{FieldErrors, required_prose};
use domain::ids::ApplicationId;
use domain::permissions::Action;
use serde::Deserialize;
use serde_json::json;

/// What the approver types.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SendBackForm {
    /// What is missing, for the officer.
    pub reason: String,
    /// The version of the case that the approver saw.
    pub version: i64,
}

/// Gives the case back to the officer who proposed it and mails the reason.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but approvers, `Stale` when the case changed
/// meanwhile, `ProposerMayNotDecide` for whoever proposed, `WrongState` without a proposal; the problem of
/// the `reason`.
pub async fn send_back(op: &Operation, id: ApplicationId, form: &SendBackForm) -> Result<()> {
    op.actor.require(Action::Decide)?;
    let approver = person(op)?;
    let mut tx = op.begin().await?;
    let mut application = seen(&tx, id, form.version).await?;
    let step = Step::SendBack { approver };
    advance(tx.db(), op, (&mut application, step)).await?;
    let mut errors = FieldErrors::default();
    let reason = required_prose(&mut errors, "reason", &form.reason, PROSE_MAX);
    let reason = errors.into_result(reason)?;
    let event =
        Event::new("application_sent_back", "application", id).after(json!({ "reason": reason }));
    keep(&tx, op, &application, event).await?;
    let letter = Letter::ApplicationSentBack {
        receipt_number: application.number().to_owned(),
        organisation: application.organisation_name.clone(),
        reason,
        url: case_address(op, id),
    };
    let mut officers = recipients::with_role(tx.db(), op, Role::Officer).await?;
    let proposer = match application.stage.officer() {
        Some(proposer) => accounts::by_id(tx.db(), proposer).await?,
        None => None,
    };
    officers.retain(|officer| proposer.as_ref().is_some_and(|p| p.email == officer.email));
    post(&mut tx, op, officers, &letter).await?;
    tx.commit().await
}
