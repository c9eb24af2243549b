//! The second factor: setting an authenticator app up, giving a code of it, and what helps when it is lost.

mod alone;
mod authenticator;
pub mod begin_totp;
pub mod confirm_totp;
pub mod give;
pub mod list;
pub mod passkeys;
pub mod remove_totp;
pub mod renew_recovery;
pub mod sign_in;
mod spend;
pub mod ways;

pub(crate) use authenticator::{Authenticator, STEP_SECONDS};

use crate::error::Result;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::store::accounts::{self, Account};
use crate::store::factors::{passkeys as passkeys_of, totp};
use crate::transaction::Transaction;
use domain::accounts::{Assurance, FactorChange};
use domain::ids::PersonId;
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;

/// Whether the person has a second factor.
pub(crate) async fn has_any<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<bool> {
    Ok(has_app(db, person).await? || passkeys_of::has_any(db, person).await?)
}

/// Whether one of them is an authenticator app.
pub(crate) async fn has_app<C: ConnectionTrait>(db: &C, person: PersonId) -> Result<bool> {
    Ok(totp::in_use(db, person).await?.is_some())
}

/// The account of whoever is signed in.
pub(crate) async fn own_account(op: &Operation) -> Result<Account> {
    let identity = op.actor.themselves()?;
    let account = accounts::by_id(op.db(), identity.person).await?;
    Ok(account.ok_or(Refusal::SignInRequired)?)
}

/// Whoever has a factor gives it just before changing anything about who they are; a password found out, or a
/// browser left open, is not enough.
///
/// # Errors
/// [`Refusal::SignInRequired`]; [`Refusal::FactorRequired`].
pub async fn require_own_factor(op: &Operation) -> Result<()> {
    let identity = op.actor.themselves()?;
    let is_fresh = identity.assurance == Assurance::FreshFactor;
    match is_fresh || !has_any(op.db(), identity.person).await? {
        true => Ok(()),
        false => Err(Refusal::FactorRequired.into()),
    }
}

/// As [`require_own_factor`], and whoever has no factor gives the password just before.
///
/// # Errors
/// As [`require_own_factor`].
pub async fn require_fresh(op: &Operation) -> Result<()> {
    let identity = op.actor.themselves()?;
    let has_factor = has_any(op.db(), identity.person).await?;
    match identity.assurance.is_fresh(has_factor) {
        true => Ok(()),
        false => Err(Refusal::FactorRequired.into()),
    }
}

/// Tells the person by mail, in case it was somebody else.
async fn tell(
    tx: &mut Transaction,
    op: &Operation,
    (account, change): (&Account, FactorChange),
) -> Result<()> {
    post(tx, op, [account.into()], &Letter::FactorChanged { change }).await
}
