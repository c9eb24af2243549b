//! An agent's person registers, with the agent. The answer is the same whether the address is known or
//! not; only its owner is told, by mail. That a company is known is told, but not who is in it.

use super::brake::Brake;
use crate::audit::Event;
use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::passwords;
use crate::store::accounts::links::{self, Purpose, Recipient};
use crate::store::accounts::memberships::{self, Grant};
use crate::store::accounts::{self, Account, NewAccount};
use crate::store::organisations;
use crate::transaction::Transaction;
use domain::accounts::{Body, Registration, RegistrationForm, Role};
use domain::forms::{FieldErrors, FieldProblem};
use domain::ids::OrganisationId;
use serde_json::json;

/// Registers person and agent, and mails the link that confirms the address.
///
/// # Errors
/// The problems of the fields; among them that the company is registered already.
/// [`domain::refusal::Refusal::TooManyAttempts`] for a source that registers again and again.
pub async fn register(op: &Operation, form: &RegistrationForm) -> Result<()> {
    let wanted = form.parse(op.today())?;
    Brake::for_letters(op.browser.address).hold(op).await?;
    let hash = passwords::take(&op.services, ("password", &wanted.password)).await?;
    match attempt(op, &wanted, &hash).await {
        // The same form arrived twice at once; the second look finds what the other wrote.
        Err(error) if accounts::is_duplicate(&error) => attempt(op, &wanted, &hash).await,
        answer => answer,
    }
}

/// Registers with a password that is hashed already.
pub(crate) async fn attempt(op: &Operation, wanted: &Registration, hash: &str) -> Result<()> {
    let number = &wanted.organisation.corporate_number;
    let mut tx = op.begin().await?;
    organisations::release_abandoned(tx.db(), op, &wanted.email, number).await?;
    // The person is looked up before the company: both are written together, so whoever sees the
    // person sees the company as well, even when the same form is being written at this moment.
    let owner = accounts::by_email(tx.db(), &wanted.email).await?;
    if let Some(organisation) = organisations::by_number(tx.db(), number).await? {
        tx.commit().await?;
        return repeated(op, wanted, organisation).await;
    }
    match owner {
        Some(owner) => tell_owner(&mut tx, op, &owner).await?,
        None => create(&mut tx, op, wanted, hash).await?,
    }
    tx.commit().await
}

/// Somebody who sends the form again is answered as the first time: before the address is confirmed whatever else
/// they typed, which tells nothing about the address, and afterwards with the same password. To everybody else the
/// company is taken.
async fn repeated(
    op: &Operation,
    wanted: &Registration,
    organisation: OrganisationId,
) -> Result<()> {
    let account = accounts::by_email(op.db(), &wanted.email).await?;
    let body = Body::Agent(organisation);
    let members = memberships::of_body(op.db(), &body).await?;
    let own = account.filter(|one| members.iter().any(|member| member.person == one.person));
    if own.as_ref().is_some_and(|own| !own.is_confirmed) {
        return Ok(());
    }
    let stored = own
        .as_ref()
        .and_then(|account| account.password_hash.as_deref());
    if passwords::verify(&op.services, wanted.password.expose(), stored).await? {
        return Ok(());
    }
    let taken = FieldErrors::one("corporate_number", FieldProblem::CorporateNumberTaken);
    Err(taken.into())
}

async fn tell_owner(tx: &mut Transaction, op: &Operation, owner: &Account) -> Result<()> {
    let letter = Letter::AlreadyRegistered {
        sign_in: op.address("/sign-in"),
        reset: op.address("/password/forgotten"),
    };
    post(tx, op, [owner.into()], &letter).await
}

async fn create(
    tx: &mut Transaction,
    op: &Operation,
    wanted: &Registration,
    hash: &str,
) -> Result<()> {
    let organisation = organisations::insert(tx.db(), op, &wanted.organisation).await?;
    let new = NewAccount {
        email: wanted.email.clone(),
        name: wanted.person_name.clone(),
        password_hash: Some(hash.to_owned()),
        is_confirmed: false,
        language: op.language,
        grants: vec![Grant {
            body: Body::Agent(organisation),
            role: Role::Owner,
            starts_on: op.today(),
            ends_on: None,
            granted_by: None,
        }],
    };
    let person = accounts::insert(tx.db(), op, &new).await?;
    let facts = json!({
        "organisation": organisation,
        "corporate_number": wanted.organisation.corporate_number,
        "name": wanted.organisation.name,
    });
    let event = Event::new("account.registered", "person", person);
    tx.record(op, event.after(facts)).await?;
    if let Some(account) = accounts::by_id(tx.db(), person).await? {
        send_confirmation(tx, op, &account).await?;
    }
    Ok(())
}

/// Mails a link that shows whether the address is the person's.
pub(super) async fn send_confirmation(
    tx: &mut Transaction,
    op: &Operation,
    account: &Account,
) -> Result<()> {
    let to = Recipient::Person(account.person);
    let token = links::issue(tx.db(), op, Purpose::ConfirmEmail, to).await?;
    let link = op.address(&format!("/confirm/{}", token.expose()));
    let letter = Letter::ConfirmAddress { link };
    post(tx, op, [account.into()], &letter).await
}
