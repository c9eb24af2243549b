//! A forgotten password is replaced through the mailbox. Whoever was signed in with the old one is out.

use super::brake::Brake;
use super::{as_person, session, was_just_sent};
use crate::audit::Event;
use crate::error::Result;
use crate::factors;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::passwords;
use crate::secrets::tokens::Token;
use crate::store::accounts::links::{self, Purpose, Recipient};
use crate::store::accounts::{self, Account, attempts};
use domain::accounts::{NewPassword, PasswordRule};
use domain::forms::{FieldErrors, email};
use domain::refusal::Refusal;

/// Mails a link, if there is an account. The answer is always the same.
///
/// # Errors
/// When what was typed is no address; [`Refusal::TooManyAttempts`] for a source that asks again and again.
pub async fn request_reset(op: &Operation, typed: &str) -> Result<()> {
    let mut errors = FieldErrors::default();
    let address = email(&mut errors, "email", typed);
    errors.into_result(())?;
    Brake::for_letters(op.browser.address).hold(op).await?;
    let mut tx = op.begin().await?;
    let account = accounts::by_email(tx.db(), &address).await?;
    let Some(account) = account.filter(may_reset) else {
        return Ok(());
    };
    if was_just_sent(&tx, op, Purpose::ResetPassword, &account).await? {
        return Ok(());
    }
    let to = Recipient::Person(account.person);
    let token = links::issue(tx.db(), op, Purpose::ResetPassword, to).await?;
    let link = op.address(&format!("/password/reset/{}", token.expose()));
    let letter = Letter::ResetPassword { link };
    post(&mut tx, op, [(&account).into()], &letter).await?;
    let event = Event::new("account.reset_requested", "person", account.person);
    tx.record(op, event).await?;
    tx.commit().await
}

/// For whom the link works.
#[derive(Debug)]
pub struct Owner {
    /// The address.
    pub email: String,
    /// Whether a second factor is asked for at sign-in.
    pub has_factor: bool,
}

/// For whom the link works; looking does not use it up.
///
/// # Errors
/// [`Refusal::Gone`] when it does not.
pub async fn check_link(op: &Operation, token: &Token) -> Result<Owner> {
    let account = owner(op, token).await?;
    Ok(Owner {
        has_factor: factors::has_any(op.db(), account.person).await?,
        email: account.email,
    })
}

/// Sets the new password. It also confirms the address, since the link came by mail.
///
/// # Errors
/// [`Refusal::Gone`] when the link was used, replaced or is too old; the problem of the password.
pub async fn set_password(op: &Operation, token: &Token, typed: &str) -> Result<()> {
    let account = owner(op, token).await?;
    let mut errors = FieldErrors::default();
    let rule = PasswordRule {
        email: &account.email,
        has_factor: factors::has_any(op.db(), account.person).await?,
    };
    let Some(password) = NewPassword::parse(&mut errors, "password", typed, rule) else {
        return Err(errors.into());
    };
    let hash = passwords::take(&op.services, ("password", &password)).await?;
    let op = as_person(op.db(), op, &account).await?;
    let mut tx = op.begin().await?;
    links::use_up(tx.db(), &op, Purpose::ResetPassword, token).await?;
    accounts::set_password(tx.db(), account.person, &hash).await?;
    accounts::confirm(tx.db(), &op, account.person).await?;
    session::end_all(&tx, &op, account.person).await?;
    attempts::forget(tx.db(), &format!("account:{}", account.email)).await?;
    let event = Event::new("account.password_changed", "person", account.person);
    tx.record(&op, event).await?;
    let letter = Letter::PasswordChanged;
    post(&mut tx, &op, [(&account).into()], &letter).await?;
    tx.commit().await
}

async fn owner(op: &Operation, token: &Token) -> Result<Account> {
    let link = links::peek(op.db(), op, Purpose::ResetPassword, token).await?;
    let person = link.person.ok_or(Refusal::Gone)?;
    let account = accounts::by_id(op.db(), person).await?;
    Ok(account.filter(may_reset).ok_or(Refusal::Gone)?)
}

/// Whom an identity provider vouches for has no password, and must get none: whoever is out there would
/// come in here with it.
fn may_reset(account: &Account) -> bool {
    account.is_active && account.password_hash.is_some()
}
