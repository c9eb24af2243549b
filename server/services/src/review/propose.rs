//! 決裁依頼: the officer puts the case, with a memo, before the approvers.

use super::{PROSE_MAX, case_address, keep, person, require_officer, seen};
use crate::applications::advance;
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::recipients;
use domain::accounts::Role;
use domain::applications::Event as Step;
use domain::forms::{FieldErrors, required_prose};
use domain::ids::ApplicationId;
use domain::permissions::Action;
use serde::Deserialize;
use serde_json::json;

/// What the officer types.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProposeForm {
    /// What the approver should know; the agent never sees it.
    pub memo: String,
    /// The version of the case that the officer saw.
    pub version: i64,
}

/// Proposes the case for decision and mails the approvers.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but officers, `Stale` when the case changed
/// meanwhile, `WrongState` for anybody but the officer who has it; the problem of the `memo`.
pub async fn propose(op: &Operation, id: ApplicationId, form: &ProposeForm) -> Result<()> {
    op.actor.require(Action::Propose)?;
    let officer = person(op)?;
    let mut tx = op.begin().await?;
    let mut application = seen(&tx, id, form.version).await?;
    require_officer(&application, officer)?;
    let mut errors = FieldErrors::default();
    let memo = required_prose(&mut errors, "memo", &form.memo, PROSE_MAX);
    let memo = errors.into_result(memo)?;
    let step = Step::Propose {
        officer,
        memo: memo.clone(),
        at: op.now,
    };
    advance(tx.db(), op, (&mut application, step)).await?;
    // The memo is for the Federation, so the agent's timeline leaves the whole line out.
    let event =
        Event::new("application_proposed", "application", id).after(json!({ "memo": memo }));
    keep(&tx, op, &application, event).await?;
    let letter = Letter::ApplicationProposed {
        receipt_number: application.number().to_owned(),
        organisation: application.organisation_name.clone(),
        service: application.service_name().to_owned(),
        proposer: op
            .actor
            .identity()
            .map(|i| i.name.clone())
            .unwrap_or_default(),
        url: case_address(op, id),
    };
    let approvers = recipients::with_role(tx.db(), op, Role::Approver).await?;
    post(&mut tx, op, approvers, &letter).await?;
    tx.commit().await
}
