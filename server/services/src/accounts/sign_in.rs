//! Signing in with address and password. What an outsider sees does not depend on whether the address
//! is known: not the answer, and not the time it takes.

use super::brake::Brake;
use super::{as_person, session};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::passwords;
use crate::secrets::tokens::Token;
use crate::store::accounts;
use domain::forms::{FieldErrors, FieldProblem, email};
use domain::refusal::Refusal;
use serde::Deserialize;
use std::net::IpAddr;

/// What is typed on the sign-in page.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    /// The address.
    pub email: String,
    /// The password; never echoed.
    pub password: String,
}

/// Begins a session.
///
/// # Errors
/// [`Refusal::WrongCredentials`], [`Refusal::TooManyAttempts`], and [`Refusal::AddressNotConfirmed`] to
/// those who know the password.
pub async fn sign_in(op: &Operation, form: &SignInForm, source: Option<IpAddr>) -> Result<Token> {
    let email = address(form)?;
    let brake = Brake::new(&email, source);
    brake.hold(op).await?;
    let account = accounts::by_email(op.db(), &email).await?;
    let stored = account
        .as_ref()
        .and_then(|account| account.password_hash.as_deref());
    let is_right = passwords::verify(&op.services, &form.password, stored).await?;
    let Some(account) = account.filter(|account| is_right && account.is_active) else {
        return Err(Refusal::WrongCredentials.into());
    };
    let op = as_person(op.db(), op, &account).await?;
    let tx = op.begin().await?;
    brake.release(&tx).await?;
    if !account.is_confirmed {
        tx.commit().await?;
        return Err(Refusal::AddressNotConfirmed.into());
    }
    let token = session::begin(&tx, &op, account.person).await?;
    tx.record(
        &op,
        Event::new("account.signed_in", "person", account.person),
    )
    .await?;
    tx.commit().await?;
    Ok(token)
}

fn address(form: &SignInForm) -> Result<String> {
    let mut errors = FieldErrors::default();
    let address = email(&mut errors, "email", &form.email);
    if form.password.is_empty() {
        errors.push("password", FieldProblem::Missing);
    }
    Ok(errors.into_result(address)?)
}
