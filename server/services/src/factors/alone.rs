//! Whoever gives up the last factor shows the password, which has to stand alone from then on.

use crate::accounts::reauthenticate::verify_own_password;
use crate::error::Result;
use crate::operation::Operation;
use domain::accounts::PASSWORD_MIN;
use domain::refusal::Refusal;

/// Demands the person's own password, and that it is long enough without a factor.
///
/// # Errors
/// As [`verify_own_password`] for the field `password`; [`Refusal::PasswordNeedsFactor`].
pub(crate) async fn alone(op: &Operation, password: &str) -> Result<()> {
    verify_own_password(op, ("password", password)).await?;
    match password.chars().count() < PASSWORD_MIN {
        true => Err(Refusal::PasswordNeedsFactor.into()),
        false => Ok(()),
    }
}
