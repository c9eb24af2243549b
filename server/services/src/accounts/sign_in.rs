//! Signing in with address and password. What an outsider sees does not depend on whether the address
//! is known: not the answer, and not the time it takes.

use super::brake::Brake;
use super::{as_person, session};
use crate::audit::Event;
use crate::error::Result;
use crate::factors;
use crate::operation::Operation;
use crate::secrets::passwords;
use crate::secrets::tokens::Token;
use crate::store::accounts::{self, Account, devices};
use crate::store::factors::pending;
use crate::transaction::Transaction;
use domain::forms::{FieldErrors, FieldProblem, email};
use domain::refusal::Refusal;
use serde::Deserialize;

/// What is typed on the sign-in page.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    /// The address.
    pub email: String,
    /// The password; never echoed.
    pub password: String,
}

/// How far the password led.
#[derive(Debug)]
pub enum Entered {
    /// A session; the person has no second factor.
    Session(Token),
    /// To the second step, for which the token stands: see [`crate::factors::sign_in`].
    FactorAsked(Token),
}

/// Begins a session, or the second step towards one.
///
/// # Errors
/// [`Refusal::WrongCredentials`], [`Refusal::TooManyAttempts`], and [`Refusal::AddressNotConfirmed`] to
/// those who know the password.
pub async fn sign_in(op: &Operation, form: &SignInForm) -> Result<Entered> {
    let email = address(form)?;
    let account = accounts::by_email(op.db(), &email).await?;
    let known = devices::known(op.db(), op, account.as_ref()).await?;
    let brake = Brake::new(&email, op.browser.address, known);
    brake.hold(op).await?;
    let stored = account
        .as_ref()
        .and_then(|account| account.password_hash.as_deref());
    let is_right = passwords::verify(&op.services, &form.password, stored).await?;
    let person = account.as_ref().map(|account| account.person);
    let Some(account) = account.filter(|account| is_right && account.is_active) else {
        // The address typed may be a password in the wrong field, so it is not logged.
        tracing::warn!(?person, "a sign-in failed");
        return Err(Refusal::WrongCredentials.into());
    };
    let op = as_person(op.db(), op, &account).await?;
    let mut tx = op.begin().await?;
    require_unchanged(&tx, &account).await?;
    brake.release(&tx).await?;
    if !account.is_confirmed {
        tx.commit().await?;
        return Err(Refusal::AddressNotConfirmed.into());
    }
    let entered = enter(&mut tx, &op, &account).await?;
    tx.commit().await?;
    Ok(entered)
}

/// Looking at a password takes a while, in which the account may get another one or be taken out of use.
async fn require_unchanged(tx: &Transaction, seen: &Account) -> Result<()> {
    let now = accounts::lock(tx.db(), seen.person).await?;
    let is_same = |now: &Account| now.is_active && now.password_hash == seen.password_hash;
    match now.is_some_and(|now| is_same(&now)) {
        true => Ok(()),
        false => Err(Refusal::WrongCredentials.into()),
    }
}

async fn enter(tx: &mut Transaction, op: &Operation, account: &Account) -> Result<Entered> {
    let person = account.person;
    if factors::has_any(tx.db(), person).await? {
        let waiting = (person, factors::sign_in::WITHIN);
        let token = pending::insert(tx.db(), op, waiting).await?;
        return Ok(Entered::FactorAsked(token));
    }
    let token = session::begin(tx, op, account).await?;
    let event = Event::new("account.signed_in", "person", person);
    tx.record(op, event).await?;
    Ok(Entered::Session(token))
}

fn address(form: &SignInForm) -> Result<String> {
    let mut errors = FieldErrors::default();
    let address = email(&mut errors, "email", &form.email);
    if form.password.is_empty() {
        errors.push("password", FieldProblem::Missing);
    }
    Ok(errors.into_result(address)?)
}
