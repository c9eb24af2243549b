//! The registration is looked up in the public list while a case is reviewed, so that the case's timeline
//! shows it.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::organisations::verify_registration::VerificationForm;
use crate::store::{applications, organisations};
use crate::transaction::changed_one;
use domain::forms::{FieldErrors, FieldProblem, date_parts};
use domain::ids::ApplicationId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde_json::json;

/// Notes that the registration of the application's agent stands in the public list of a day.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but officers, [`Refusal::Stale`] when the agent (its version, not
/// the application's) changed meanwhile, [`Refusal::RegistrationPending`] where there is no registration
/// yet; the problem of the day (`list_on`).
pub async fn verify_registration(
    op: &Operation,
    id: ApplicationId,
    form: &VerificationForm,
) -> Result<()> {
    op.actor.require(Action::Review)?;
    let tx = op.begin().await?;
    let application = applications::load(tx.db(), id).await?;
    let agent = organisations::find(tx.db(), application.organisation)
        .await?
        .ok_or(Refusal::NotFound)?;
    if agent.version != form.version {
        return Err(Refusal::Stale.into());
    }
    let registration = agent.organisation.registration.clone();
    let number = registration.ok_or(Refusal::RegistrationPending)?.number;
    let mut errors = FieldErrors::default();
    let parts = [&form.list_on_year, &form.list_on_month, &form.list_on_day];
    let list_on = date_parts(&mut errors, "list_on", parts.map(String::as_str));
    let today = op.today();
    if list_on.is_some_and(|day| day > today) {
        errors.push("list_on", FieldProblem::FutureDate { today });
    }
    let list_on = errors.into_result(list_on)?.ok_or(Refusal::WrongState)?;
    changed_one(organisations::set_verified(tx.db(), op, &agent, list_on).await?)?;
    let event = Event::new("registration_verified", "organisation", agent.id)
        .after(json!({ "number": number, "list_on": list_on }))
        .visible_to_agent()
        .about(id, application.organisation);
    tx.record(op, event).await?;
    tx.commit().await
}
