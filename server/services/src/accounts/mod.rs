//! Accounts: how people come in, stay signed in, and get in again after forgetting the password.

pub mod brake;
pub mod change_email;
pub mod change_hat;
pub mod change_password;
pub mod confirm_address;
pub mod reauthenticate;
pub mod register;
pub mod reset_password;
pub mod session;
pub mod sign_in;
pub mod sign_out;
pub mod single_sign_on;

use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::links::{self, Purpose};
use crate::store::accounts::{self, Account};
use crate::transaction::Transaction;
use chrono::Duration;
use domain::accounts::Actor;
use sea_orm::ConnectionTrait;

/// The same letter is not sent again within this time, so that nobody's mailbox can be filled.
const BETWEEN_LETTERS: Duration = Duration::minutes(1);

/// The operation as done by the person whose account it is, for the trail.
pub(crate) async fn as_person<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    account: &Account,
) -> Result<Operation> {
    let identity = accounts::identity(db, op, account).await?;
    Ok(Operation {
        actor: Actor::Person(identity),
        ..op.clone()
    })
}

/// Whether the person has just been sent a link for the purpose.
async fn was_just_sent(
    tx: &Transaction,
    op: &Operation,
    purpose: Purpose,
    account: &Account,
) -> Result<bool> {
    let newest = links::newest(tx.db(), op, purpose, account.person).await?;
    Ok(newest.is_some_and(|made| op.now < made + BETWEEN_LETTERS))
}
