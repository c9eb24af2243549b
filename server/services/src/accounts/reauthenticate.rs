//! What binds, such as a signature, is done only after the password was given again: an open browser
//! on an empty desk signs nothing.

use super::brake::Brake;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::passwords;
use crate::store::accounts;
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;

/// Checks that the password is the actor's own; wrong ones count as at sign-in.
///
/// # Errors
/// [`Refusal::WrongCredentials`], [`Refusal::TooManyAttempts`], and [`Refusal::SignInRequired`] without
/// a person.
pub async fn verify_own_password(op: &Operation, password: &str) -> Result<()> {
    let identity = op.actor.identity().ok_or(Refusal::SignInRequired)?;
    if password.is_empty() {
        return Err(FieldErrors::one("password", FieldProblem::Missing).into());
    }
    let brake = Brake::new(&identity.email, None);
    brake.hold(op).await?;
    let account = accounts::by_id(op.db(), identity.person).await?;
    let stored = account.and_then(|account| account.password_hash);
    if !passwords::verify(&op.services, password, stored.as_deref()).await? {
        return Err(Refusal::WrongCredentials.into());
    }
    let tx = op.begin().await?;
    brake.release(&tx).await?;
    tx.commit().await
}
