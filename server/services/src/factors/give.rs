//! Whoever is signed in gives the second factor, because what they want to do demands it.

use super::spend::spend;
use super::{has_any, own_account};
use crate::accounts::brake::Brake;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::sessions;
use domain::accounts::FactorForm;
use domain::refusal::Refusal;
use serde_json::json;

/// Whether whoever is signed in has a factor to give.
///
/// # Errors
/// [`Refusal::SignInRequired`].
pub async fn has_factor(op: &Operation) -> Result<bool> {
    let identity = op.actor.themselves()?;
    has_any(op.db(), identity.person).await
}

/// Notes that it was given. The session goes on under a new token.
///
/// # Errors
/// The problem of the code; [`Refusal::TooManyAttempts`]; [`Refusal::SignInRequired`].
pub async fn give_factor(op: &Operation, (session, form): (&Token, &FactorForm)) -> Result<Token> {
    let given = form.parse()?;
    let account = own_account(op).await?;
    let brake = Brake::for_factor(account.person, op.browser.address);
    brake.hold(op).await?;
    let mut tx = op.begin().await?;
    spend(&mut tx, op, (&account, &given)).await?;
    brake.release(&tx).await?;
    let renewed = sessions::renew(tx.db(), op, (session, (&given).into())).await?;
    let token = renewed.ok_or(Refusal::SignInRequired)?;
    let event = Event::new("account.factor_given", "person", account.person);
    let facts = json!({ "second_factor": given.field() });
    tx.record(op, event.after(facts)).await?;
    tx.commit().await?;
    Ok(token)
}
