//! Another mail address: asked for by whoever is signed in, and changed by the link that goes to the new one. The
//! old one is told, because whoever has it would be locked out.

use super::reauthenticate::verify_own_password;
use super::{as_person, session};
use crate::audit::Event;
use crate::error::Result;
use crate::factors::{own_account, require_own_factor};
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::links::{self, Link, Purpose, Recipient};
use crate::store::accounts::{self, Account};
use crate::store::recipients;
use domain::forms::{FieldErrors, FieldProblem, email};
use domain::ids::PersonId;
use domain::refusal::Refusal;
use serde::Deserialize;
use serde_json::json;

/// What is typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct EmailForm {
    /// The new address.
    pub email: String,
    /// The person's password; never echoed.
    pub password: String,
}

/// The address so far.
///
/// # Errors
/// [`Refusal::SignInRequired`]; [`Refusal::FactorRequired`] where the person has a factor that was not given just
/// now; [`Refusal::NotFound`] where an identity provider vouches for the person, and so for the address.
pub async fn own_address(op: &Operation) -> Result<String> {
    Ok(changeable(op).await?.email)
}

/// Mails a link to the new address. Whether that is known already is told to nobody but its owner.
///
/// # Errors
/// As [`own_address`]; the problems of the fields; [`Refusal::TooManyAttempts`].
pub async fn request_change(op: &Operation, form: &EmailForm) -> Result<()> {
    let account = changeable(op).await?;
    let mut errors = FieldErrors::default();
    let wanted = email(&mut errors, "email", &form.email);
    if wanted == account.email {
        errors.push("email", FieldProblem::Unchanged);
    }
    if form.password.is_empty() {
        errors.push("password", FieldProblem::Missing);
    }
    let wanted = errors.into_result(wanted)?;
    verify_own_password(op, ("password", &form.password)).await?;
    let mut tx = op.begin().await?;
    if let Some(owner) = accounts::by_email(tx.db(), &wanted).await? {
        let letter = Letter::AlreadyRegistered {
            sign_in: op.address("/sign-in"),
            reset: op.address("/password/forgotten"),
        };
        post(&mut tx, op, [(&owner).into()], &letter).await?;
    } else {
        let to = Recipient::At(account.person, wanted.clone());
        let token = links::issue(tx.db(), op, Purpose::ChangeEmail, to).await?;
        let link = op.address(&format!("/account/email/{}", token.expose()));
        post(
            &mut tx,
            op,
            [at(&account, wanted)],
            &Letter::ConfirmNewAddress { link },
        )
        .await?;
    }
    let event = Event::new("account.email_change_requested", "person", account.person);
    tx.record(op, event).await?;
    tx.commit().await
}

/// The address that the link would make the person's; looking does not use it up.
///
/// # Errors
/// [`Refusal::Gone`] when it does not work any more.
pub async fn check_link(op: &Operation, token: &Token) -> Result<String> {
    let link = links::peek(op.db(), op, Purpose::ChangeEmail, token).await?;
    Ok(read(link)?.1)
}

/// Changes the address and says whose it was. Every session of that person ends, so that whoever sits there signs in
/// as the person of the new one.
///
/// # Errors
/// [`Refusal::Gone`] when the link was used, replaced or is too old, or somebody else has the address by now.
pub async fn confirm_change(op: &Operation, token: &Token) -> Result<PersonId> {
    let mut tx = op.begin().await?;
    let link = links::use_up(tx.db(), op, Purpose::ChangeEmail, token).await?;
    let (person, wanted) = read(link)?;
    let account = accounts::by_id(tx.db(), person).await?;
    let account = account
        .filter(|account| account.is_active)
        .ok_or(Refusal::Gone)?;
    if accounts::by_email(tx.db(), &wanted).await?.is_some() {
        return Err(Refusal::Gone.into());
    }
    accounts::set_email(tx.db(), person, &wanted).await?;
    session::end_all(&tx, op, person).await?;
    let by_person = as_person(tx.db(), op, &account).await?;
    let facts = json!({ "email": wanted });
    let event = Event::new("account.email_changed", "person", person);
    tx.record(
        &by_person,
        event.before(json!({ "email": account.email })).after(facts),
    )
    .await?;
    post(
        &mut tx,
        op,
        [(&account).into()],
        &Letter::EmailChanged { email: wanted },
    )
    .await?;
    tx.commit().await?;
    Ok(person)
}

async fn changeable(op: &Operation) -> Result<Account> {
    require_own_factor(op).await?;
    let account = own_account(op).await?;
    match account.password_hash {
        Some(_) => Ok(account),
        None => Err(Refusal::NotFound.into()),
    }
}

fn at(account: &Account, email: String) -> recipients::Recipient {
    recipients::Recipient {
        email,
        ..account.into()
    }
}

fn read(link: Link) -> Result<(PersonId, String)> {
    let found = link.person.zip(link.email);
    Ok(found.ok_or(Refusal::Gone)?)
}
