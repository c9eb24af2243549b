//! Whose account it is: by the provider's own name for the person, and the first time by the address that
//! the provider vouches for. An agent's account is never taken over.

use super::said::Said;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::{self, Account, NewAccount, memberships, single_sign_on};
use crate::transaction::Transaction;
use anyhow::Context;
use domain::accounts::{BodyKind, SignOnProblem};
use serde_json::json;

/// The account of somebody who came before.
///
/// # Errors
/// [`SignOnProblem::Deactivated`].
pub(super) async fn known(tx: &Transaction, said: &Said) -> Result<Option<Account>> {
    let subject = (said.issuer.as_str(), said.subject.as_str());
    let Some(person) = single_sign_on::person(tx.db(), subject).await? else {
        return Ok(None);
    };
    let account = accounts::by_id(tx.db(), person).await?;
    let account = account.context("a subject without its account")?;
    if account.is_active {
        Ok(Some(account))
    } else {
        Err(SignOnProblem::Deactivated.into())
    }
}

/// The account of somebody who comes for the first time: theirs already, or a new one.
///
/// # Errors
/// [`SignOnProblem::AddressNotVerified`], or why the account of the address is not theirs to have.
pub(super) async fn meet(tx: &Transaction, op: &Operation, said: &Said) -> Result<Account> {
    let address = said
        .verified_email()
        .ok_or(SignOnProblem::AddressNotVerified)?;
    let account = match accounts::by_email(tx.db(), &address).await? {
        Some(account) => {
            is_theirs(tx, said, &account).await?;
            account
        }
        None => join(tx, op, (said, address)).await?,
    };
    let subject = (said.issuer.as_str(), said.subject.as_str());
    single_sign_on::link(tx.db(), op, (subject, account.person)).await?;
    let event = Event::new("account.linked", "person", account.person);
    let facts = json!({ "issuer": said.issuer, "subject": said.subject });
    tx.record(op, event.after(facts)).await?;
    Ok(account)
}

/// Whoever registered with somebody else's address has an agent's account, or one never confirmed.
async fn is_theirs(tx: &Transaction, said: &Said, account: &Account) -> Result<()> {
    let held = memberships::of_person(tx.db(), account.person).await?;
    let is_house = |kind| matches!(kind, BodyKind::Federation | BodyKind::Bank);
    if !account.is_active {
        return Err(SignOnProblem::Deactivated.into());
    }
    if !account.is_confirmed || !held.iter().any(|held| is_house(held.body.kind())) {
        return Err(SignOnProblem::AccountOfAgent.into());
    }
    if single_sign_on::is_linked(tx.db(), &said.issuer, account.person).await? {
        return Err(SignOnProblem::OtherSubject.into());
    }
    Ok(())
}

async fn join(tx: &Transaction, op: &Operation, (said, email): (&Said, String)) -> Result<Account> {
    let new = NewAccount {
        name: said.name(&email),
        email,
        password_hash: None,
        is_confirmed: true,
        language: op.language,
        grants: Vec::new(),
    };
    let person = accounts::insert(tx.db(), op, &new).await?;
    let event = Event::new("staff.joined", "person", person);
    tx.record(op, event.after(json!({ "name": new.name })))
        .await?;
    let account = accounts::by_id(tx.db(), person).await?;
    Ok(account.context("the account just made")?)
}
