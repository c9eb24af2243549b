//! What changes who can sign in is done only after the password was given again: an open browser on an empty
//! desk is nobody's chance.

use super::brake::Brake;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::passwords;
use crate::secrets::tokens::Token;
use crate::store::accounts::{self, sessions};
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;

/// Checks that the password in the named field is the actor's own; wrong ones count as at sign-in.
///
/// # Errors
/// What is wrong with the field, [`Refusal::TooManyAttempts`], and [`Refusal::SignInRequired`] without a person.
pub async fn verify_own_password(op: &Operation, (field, password): (&str, &str)) -> Result<()> {
    let identity = op.actor.themselves()?;
    if password.is_empty() {
        return Err(FieldErrors::one(field, FieldProblem::Missing).into());
    }
    let brake = Brake::for_own_password(identity.person);
    brake.hold(op).await?;
    let account = accounts::by_id(op.db(), identity.person).await?;
    let stored = account.and_then(|account| account.password_hash);
    if !passwords::verify(&op.services, password, stored.as_deref()).await? {
        return Err(FieldErrors::one(field, FieldProblem::WrongPassword).into());
    }
    let tx = op.begin().await?;
    brake.release(&tx).await?;
    tx.commit().await
}

/// Notes that the password was given just now. The session goes on under a new token.
///
/// # Errors
/// As [`verify_own_password`] for the field `password`.
pub async fn give_password(op: &Operation, (session, password): (&Token, &str)) -> Result<Token> {
    verify_own_password(op, ("password", password)).await?;
    let person = op.actor.themselves()?.person;
    let tx = op.begin().await?;
    let renewed = sessions::replace_token(tx.db(), op, session).await?;
    let token = renewed.ok_or(Refusal::SignInRequired)?;
    sessions::note_password(tx.db(), (&token, op.now)).await?;
    tx.record(op, Event::new("account.password_given", "person", person))
        .await?;
    tx.commit().await?;
    Ok(token)
}
