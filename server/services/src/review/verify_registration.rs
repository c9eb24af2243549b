//! An officer looks the agent up in the public list of registered agents; without that no contract is
//! concluded. It is noted on the case, so that both sides see it on the timeline.

use crate::applications::neutral::neutral;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::{applications, organisations};
use crate::transaction::changed_one;
use chrono::NaiveDate;
use domain::forms::{FieldErrors, FieldProblem, date_parts};
use domain::ids::ApplicationId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use serde::Deserialize;
use serde_json::json;

/// What the officer types.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct VerificationForm {
    /// The day of the list: its year.
    pub list_on_year: String,
    /// Its month.
    pub list_on_month: String,
    /// Its day.
    pub list_on_day: String,
    /// The version of the agent that the officer saw.
    pub version: i64,
}

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
    op.actor.require(Action::VerifyRegistration)?;
    let tx = op.begin().await?;
    let application = applications::load(tx.db(), id).await?;
    let state = State::Application(application.stage.kind());
    op.actor.require_now(Action::VerifyRegistration, state)?;
    neutral(tx.db(), op, (id, application.organisation)).await??;
    let agent = organisations::find(tx.db(), application.organisation)
        .await?
        .ok_or(Refusal::NotFound)?;
    if agent.version != form.version {
        return Err(Refusal::Stale.into());
    }
    let registration = agent.organisation.registration.clone();
    let number = registration.ok_or(Refusal::RegistrationPending)?.number;
    let list_on = form.list_on(op)?;
    changed_one(organisations::set_verified(tx.db(), op, &agent, list_on).await?)?;
    let event = Event::new("registration_verified", "organisation", agent.id)
        .after(json!({ "number": number, "list_on": list_on }))
        .visible_to_agent()
        .about(id, application.organisation);
    tx.record(op, event).await?;
    tx.commit().await
}

impl VerificationForm {
    /// The day of the list, which cannot be of a day to come.
    fn list_on(&self, op: &Operation) -> Result<NaiveDate> {
        let mut errors = FieldErrors::default();
        let parts = [&self.list_on_year, &self.list_on_month, &self.list_on_day];
        let list_on = date_parts(&mut errors, "list_on", parts.map(String::as_str));
        let today = op.today();
        if list_on.is_some_and(|day| day > today) {
            errors.push("list_on", FieldProblem::FutureDate { today });
        }
        let list_on = errors.into_result(list_on)?;
        Ok(list_on.ok_or(Refusal::WrongState)?)
    }
}
