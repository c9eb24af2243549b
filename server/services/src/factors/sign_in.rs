//! The second step of signing in. The password alone opened nothing but this step, and for ten minutes.

use super::spend::spend;
use crate::accounts::brake::Brake;
use crate::accounts::{as_person, session};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::{self, Account, sessions};
use crate::store::factors::pending;
use chrono::Duration;
use domain::accounts::FactorForm;
use domain::refusal::Refusal;
use serde_json::json;

/// How long the second step may take.
pub const WITHIN: Duration = Duration::minutes(10);

/// The name of the person whose sign-in waits under the token, if one does.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(op: &Operation, pending: &Token) -> Result<Option<String>> {
    Ok(account(op, pending).await?.map(|account| account.email))
}

/// Begins the session.
///
/// # Errors
/// [`Refusal::Gone`] when the sign-in does not wait any more; the problem of the code;
/// [`Refusal::TooManyAttempts`].
pub async fn sign_in(op: &Operation, (pending, form): (&Token, &FactorForm)) -> Result<Token> {
    let given = form.parse()?;
    let account = account(op, pending).await?.ok_or(Refusal::Gone)?;
    let op = as_person(op.db(), op, &account).await?;
    let brake = Brake::for_factor(account.person, op.browser.address);
    brake.hold(&op).await?;
    let mut tx = op.begin().await?;
    if !pending::take(tx.db(), pending).await? {
        return Err(Refusal::Gone.into());
    }
    spend(&mut tx, &op, (&account, &given))
        .await
        .inspect_err(|_| tracing::warn!(person = %account.person, "a second factor failed"))?;
    brake.release(&tx).await?;
    let token = session::begin(&mut tx, &op, &account).await?;
    sessions::note_factor(tx.db(), (&token, op.now, (&given).into())).await?;
    let event = Event::new("account.signed_in", "person", account.person);
    let facts = json!({ "by": "password", "second_factor": given.field() });
    tx.record(&op, event.after(facts)).await?;
    tx.commit().await?;
    Ok(token)
}

/// An account may be taken out of use between the two steps.
async fn account(op: &Operation, pending: &Token) -> Result<Option<Account>> {
    let Some(person) = pending::person(op.db(), op, pending).await? else {
        return Ok(None);
    };
    let account = accounts::by_id(op.db(), person).await?;
    Ok(account.filter(|account| account.is_active && account.is_confirmed))
}
