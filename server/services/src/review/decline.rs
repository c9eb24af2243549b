//! 謝絶: the approver declines the application, citing a criterion and a reason.

use super::{PROSE_MAX, agent_address, keep, person, seen};
use crate::applications::advance;
use crate::audit::Event;
use crate::criteria::{Criterion, cited};
use crate::error::Result;
use crate::mail::{Letter, post_worded};
use crate::operation::Operation;
use crate::store::applications::Application;
use crate::store::recipients;
use crate::transaction::Transaction;
use domain::applications::{Declination, Event as Step};
use domain::forms::{FieldErrors, required_prose};
use domain::ids::ApplicationId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde::Deserialize;

/// What the approver types.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct DeclineForm {
    /// The code of the criterion that is not met.
    pub criterion: String,
    /// In words for the agent.
    pub reason: String,
    /// The version of the case that the approver saw.
    pub version: i64,
}

/// Declines the application and mails the agent why.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but approvers, [`Refusal::Stale`] when the case changed meanwhile,
/// [`Refusal::ProposerMayNotDecide`] for whoever proposed, [`Refusal::WrongState`] without a proposal; the
/// problems of the form (`criterion`, `reason`).
pub async fn decline(op: &Operation, id: ApplicationId, form: &DeclineForm) -> Result<()> {
    op.actor.require(Action::Decide)?;
    let approver = person(op)?;
    let mut tx = op.begin().await?;
    let mut application = seen(&tx, id, form.version).await?;
    let mut errors = FieldErrors::default();
    let criterion = cited(tx.db(), &mut errors, &form.criterion).await?;
    let reason = required_prose(&mut errors, "reason", &form.reason, PROSE_MAX);
    let code = criterion
        .as_ref()
        .map(|c| c.code.clone())
        .unwrap_or_default();
    let declination = Declination {
        criterion: code,
        reason,
    };
    let step = Step::Decline {
        approver,
        declination: declination.clone(),
        at: op.now,
    };
    // Who may not decide at all hears that first, whatever was typed.
    advance(tx.db(), op, (&mut application, step)).await?;
    let criterion = errors.into_result(criterion)?.ok_or(Refusal::WrongState)?;
    let event = Event::new("application_declined", "application", id)
        .after(&declination)
        .visible_to_agent();
    keep(&tx, op, &application, event).await?;
    tell(&mut tx, op, &application, (declination, criterion)).await?;
    tx.commit().await
}

async fn tell(
    tx: &mut Transaction,
    op: &Operation,
    application: &Application,
    (declination, criterion): (Declination, Criterion),
) -> Result<()> {
    let letter = |language| Letter::ApplicationDeclined {
        receipt_number: application.number().to_owned(),
        service: application.service_name().to_owned(),
        criterion: format!("{} {}", criterion.code, criterion.title(language)),
        reason: declination.reason.clone(),
        url: agent_address(op, application.id),
    };
    let agents = recipients::of_organisation(tx.db(), op, application.organisation).await?;
    post_worded(tx, op, agents, letter).await
}
