//! An administrator ends every session of somebody who lost a device, or whose password others may know.

use crate::accounts::session;
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::accounts;
use domain::accounts::HelpForm;
use domain::forms::{FieldErrors, FieldProblem};
use domain::permissions::Action;
use serde_json::json;

/// Ends them, and tells the person why. Whoever signs in again has what they had before.
///
/// # Errors
/// As the table says for [`Action::ManagePeople`]; what is wrong with the form.
pub async fn end_of_person(op: &Operation, form: &HelpForm) -> Result<()> {
    op.actor.require(Action::ManagePeople)?;
    let own = op.actor.themselves()?.person;
    let help = form.parse()?;
    let mut tx = op.begin().await?;
    let account = accounts::by_email(tx.db(), &help.email).await?;
    let account = account.filter(|account| account.is_active && account.person != own);
    let account = account.ok_or_else(|| FieldErrors::one("email", FieldProblem::NobodyElse))?;
    session::end_all(&tx, op, account.person).await?;
    let event = Event::new("account.sessions_ended", "person", account.person);
    tx.record(op, event.after(json!({ "reason": help.reason })))
        .await?;
    let letter = Letter::SessionsEnded {
        reason: help.reason,
        sign_in: op.address("/sign-in"),
    };
    post(&mut tx, op, [(&account).into()], &letter).await?;
    tx.commit().await
}
