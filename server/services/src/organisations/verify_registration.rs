//! An officer looks the agent up in the public list of registered agents; without that no contract is
//! concluded.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::organisations;
use crate::transaction::changed_one;
use domain::forms::{FieldErrors, FieldProblem, date_parts};
use domain::ids::OrganisationId;
use domain::permissions::Action;
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

/// Notes that the registration stands in the public list of a day.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but officers, [`Refusal::RegistrationPending`] where there is
/// no registration yet, [`Refusal::Stale`] when the agent changed meanwhile; the problem of the day.
pub async fn verify_registration(
    op: &Operation,
    id: OrganisationId,
    form: &VerificationForm,
) -> Result<()> {
    op.actor.require(Action::Review)?;
    let mut errors = FieldErrors::default();
    let parts = [&form.list_on_year, &form.list_on_month, &form.list_on_day];
    let list_on = date_parts(&mut errors, "list_on", parts.map(String::as_str));
    let today = op.today();
    if list_on.is_some_and(|day| day > today) {
        errors.push("list_on", FieldProblem::FutureDate { today });
    }
    let list_on = errors.into_result(list_on)?.ok_or(Refusal::WrongState)?;
    let tx = op.begin().await?;
    let seen = organisations::find(tx.db(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let registration = seen.organisation.registration.clone();
    let number = registration.ok_or(Refusal::RegistrationPending)?.number;
    if seen.version != form.version {
        return Err(Refusal::Stale.into());
    }
    changed_one(organisations::set_verified(tx.db(), op, &seen, list_on).await?)?;
    let facts = json!({ "number": number, "list_on": list_on });
    let event = Event::new("organisation.registration_verified", "organisation", id);
    tx.record(op, event.after(facts)).await?;
    tx.commit().await
}
