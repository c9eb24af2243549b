//! 承認: the approver agrees with the proposal; from here the banks are asked.

use super::{agent_address, keep, person, seen};
use crate::applications::advance;
use crate::audit::Event;
use crate::consents::open::open_for;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::recipients;
use domain::applications::Event as Step;
use domain::ids::{ApplicationId, ContractId};
use domain::permissions::Action;
use serde::Deserialize;
use serde_json::json;

/// What the button carries.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ApproveForm {
    /// The version of the case that the approver saw.
    pub version: i64,
}

/// Approves the proposal, opens the board of the banks' consents and mails the agent.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but approvers, `Stale` when the case changed
/// meanwhile, `ProposerMayNotDecide` for whoever proposed, `WrongState` without a proposal.
pub async fn approve(op: &Operation, id: ApplicationId, form: &ApproveForm) -> Result<ContractId> {
    op.actor.require(Action::Decide)?;
    let approver = person(op)?;
    let mut tx = op.begin().await?;
    let mut application = seen(&tx, id, form.version).await?;
    let step = Step::Approve {
        approver,
        at: op.now,
    };
    advance(tx.db(), op, (&mut application, step)).await?;
    let event = Event::new("application_approved", "application", id)
        .before(json!({ "state": "proposed" }))
        .after(json!({ "state": "approved" }))
        .visible_to_agent();
    keep(&tx, op, &application, event).await?;
    let contract = open_for(&mut tx, op, (id, application.organisation)).await?;
    let letter = Letter::ApplicationApproved {
        receipt_number: application.number().to_owned(),
        service: application.service_name().to_owned(),
        url: agent_address(op, id),
    };
    let agents = recipients::of_organisation(tx.db(), op, application.organisation).await?;
    post(&mut tx, op, agents, &letter).await?;
    tx.commit().await?;
    Ok(contract)
}
