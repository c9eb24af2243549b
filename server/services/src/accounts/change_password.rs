//! Whoever is signed in takes another password. Every other browser has to sign in again with it.

use super::reauthenticate::verify_own_password;
use crate::audit::Event;
use crate::error::Result;
use crate::factors::{has_any, own_account, require_own_factor};
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::passwords;
use crate::secrets::tokens::Token;
use crate::store::accounts::{self, links, sessions};
use crate::store::factors::pending;
use domain::accounts::{NewPassword, PasswordRule};
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use serde::Deserialize;

/// What is typed; never echoed, so this is never printed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    /// The password so far.
    pub current: String,
    /// The new one.
    pub password: String,
}

/// What a new password of the person has to be.
#[derive(Clone, Debug)]
pub struct OwnRule {
    /// Whose it is.
    pub email: String,
    /// Whether a second factor is asked for as well.
    pub has_factor: bool,
}

/// What the page says before anything is typed.
///
/// # Errors
/// [`Refusal::SignInRequired`]; [`Refusal::FactorRequired`] where the person has a factor that was not given just
/// now; [`Refusal::NotFound`] where an identity provider vouches for the person.
pub async fn own_rule(op: &Operation) -> Result<OwnRule> {
    require_own_factor(op).await?;
    let account = own_account(op).await?;
    if account.password_hash.is_none() {
        return Err(Refusal::NotFound.into());
    }
    Ok(OwnRule {
        has_factor: has_any(op.db(), account.person).await?,
        email: account.email,
    })
}

/// Sets it. The session goes on under a new token; every other one ends, and so does every link that could set
/// another password.
///
/// # Errors
/// As [`own_rule`]; the problem of the new password; [`Refusal::WrongCredentials`] and
/// [`Refusal::TooManyAttempts`] for the current one.
pub async fn change_password(
    op: &Operation,
    (session, form): (&Token, &PasswordForm),
) -> Result<Token> {
    let own = own_rule(op).await?;
    let rule = PasswordRule {
        email: &own.email,
        has_factor: own.has_factor,
    };
    let mut errors = FieldErrors::default();
    if form.current.is_empty() {
        errors.push("current", FieldProblem::Missing);
    }
    let wanted = NewPassword::parse(&mut errors, "password", &form.password, rule);
    let Some(wanted) = wanted.filter(|_| errors.is_empty()) else {
        return Err(errors.into());
    };
    verify_own_password(op, ("current", &form.current)).await?;
    let hash = passwords::take(&op.services, ("password", &wanted)).await?;
    let account = own_account(op).await?;
    let mut tx = op.begin().await?;
    accounts::set_password(tx.db(), account.person, &hash).await?;
    links::end_all(tx.db(), op, account.person).await?;
    pending::remove_all(tx.db(), account.person).await?;
    sessions::remove_others(tx.db(), (account.person, session)).await?;
    let renewed = sessions::replace_token(tx.db(), op, session).await?;
    let event = Event::new("account.password_changed", "person", account.person);
    tx.record(op, event).await?;
    post(&mut tx, op, [(&account).into()], &Letter::PasswordChanged).await?;
    tx.commit().await?;
    Ok(renewed.ok_or(Refusal::SignInRequired)?)
}
