//! Signing in with a passkey alone: it is something the person has, and the authenticator has asked for what they know
//! or are.

use super::prove::who;
use super::refused;
use crate::accounts::brake::Brake;
use crate::accounts::{as_person, session};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::{self, sessions};
use domain::accounts::{PasskeyAnswer, UsedFactor};
use serde_json::json;

/// Begins the session.
///
/// # Errors
/// [`domain::forms::FieldProblem::PasskeyRefused`] whatever is wrong; [`domain::refusal::Refusal::TooManyAttempts`].
pub async fn sign_in(op: &Operation, answer: &PasskeyAnswer) -> Result<Token> {
    let brake = Brake::for_passkeys(op.browser.address);
    brake.hold(op).await?;
    let mut tx = op.begin().await?;
    let person = who(&tx, op, answer).await?;
    let account = accounts::by_id(tx.db(), person).await?;
    let account = account.filter(|account| account.is_active && account.is_confirmed);
    let account = account.ok_or_else(refused)?;
    let op = as_person(tx.db(), op, &account).await?;
    brake.release(&tx).await?;
    let token = session::begin(&mut tx, &op, &account).await?;
    sessions::note_factor(tx.db(), (&token, op.now, UsedFactor::Passkey)).await?;
    let event = Event::new("account.signed_in", "person", person);
    tx.record(&op, event.after(json!({ "by": "passkey" })))
        .await?;
    tx.commit().await?;
    Ok(token)
}
