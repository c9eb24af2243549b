//! The mailed link shows that the address is the person's; before that nobody signs in with it.

use super::brake::Brake;
use super::register::send_confirmation;
use super::{as_person, was_just_sent};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts;
use crate::store::accounts::links::{self, Purpose};
use domain::forms::{FieldErrors, email};
use domain::refusal::Refusal;

/// Whether the link still works; looking does not use it up, because mail scanners look too.
///
/// # Errors
/// [`Refusal::Gone`] when it does not.
pub async fn check_link(op: &Operation, token: &Token) -> Result<()> {
    links::peek(op.db(), op, Purpose::ConfirmEmail, token)
        .await
        .map(|_| ())
}

/// Confirms the address that the link was sent to.
///
/// # Errors
/// [`Refusal::Gone`] when the link was used, replaced or is too old.
pub async fn confirm_address(op: &Operation, token: &Token) -> Result<()> {
    let tx = op.begin().await?;
    let link = links::use_up(tx.db(), op, Purpose::ConfirmEmail, token).await?;
    let person = link.person.ok_or(Refusal::Gone)?;
    let account = accounts::by_id(tx.db(), person)
        .await?
        .ok_or(Refusal::Gone)?;
    accounts::confirm(tx.db(), op, person).await?;
    let event = Event::new("account.address_confirmed", "person", person);
    tx.record(&as_person(tx.db(), op, &account).await?, event)
        .await?;
    tx.commit().await
}

/// Sends a new link, if there is an account whose address waits for one. The answer is always the same.
///
/// # Errors
/// When what was typed is no address; [`Refusal::TooManyAttempts`] for a source that asks again and again.
pub async fn resend(op: &Operation, typed: &str) -> Result<()> {
    let mut errors = FieldErrors::default();
    let address = email(&mut errors, "email", typed);
    errors.into_result(())?;
    Brake::for_letters(op.browser.address).hold(op).await?;
    let mut tx = op.begin().await?;
    let account = accounts::by_email(tx.db(), &address).await?;
    let Some(account) = account.filter(|account| account.is_active && !account.is_confirmed) else {
        return Ok(());
    };
    if was_just_sent(&tx, op, Purpose::ConfirmEmail, &account).await? {
        return Ok(());
    }
    send_confirmation(&mut tx, op, &account).await?;
    tx.commit().await
}
