//! The first code shows that the app has the secret; from then on it is the person's second factor.

use super::begin_totp::SET_UP_WITHIN;
use super::{Authenticator, own_account, require_own_factor, tell};
use crate::accounts::brake::Brake;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::{Account, sessions};
use crate::store::factors::totp;
use crate::transaction::Transaction;
use domain::accounts::{FactorChange, FactorForm, Given, UsedFactor};
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;

/// Takes the app into use, in the place of an earlier one. The session goes on under a new token, in which
/// the factor counts as given.
///
/// # Errors
/// [`FieldProblem::WrongCode`], [`Refusal::TooManyAttempts`], [`Refusal::Gone`] when nothing is being set up
/// any more, and as [`super::begin_totp::begin_totp`].
pub async fn confirm_totp(op: &Operation, session: &Token, code: &str) -> Result<Token> {
    require_own_factor(op).await?;
    let account = own_account(op).await?;
    let brake = Brake::for_factor(account.person, None);
    brake.hold(op).await?;
    let mut tx = op.begin().await?;
    take_into_use(&mut tx, op, (&account, code)).await?;
    brake.release(&tx).await?;
    let token = sessions::renew(tx.db(), op, (session, UsedFactor::Authenticator)).await?;
    tx.commit().await?;
    Ok(token.ok_or(Refusal::SignInRequired)?)
}

/// Takes the app into use that the person is setting up.
pub(crate) async fn take_into_use(
    tx: &mut Transaction,
    op: &Operation,
    (account, code): (&Account, &str),
) -> Result<()> {
    let code = parse(code)?;
    let since = op.now - SET_UP_WITHIN;
    let begun = totp::begun(tx.db(), account.person, since).await?;
    let app = begun.ok_or(Refusal::Gone)?;
    let authenticator = Authenticator::open(op, (&app, account))?;
    let step = authenticator.step(&code, op.now).ok_or_else(wrong)?;
    if !totp::confirm(tx.db(), op, (&app, step)).await? {
        return Err(Refusal::Gone.into());
    }
    let event = Event::new("account.totp_added", "person", account.person);
    tx.record(op, event).await?;
    tell(tx, op, (account, FactorChange::TotpAdded)).await
}

fn parse(code: &str) -> Result<String> {
    let form = FactorForm {
        code: code.to_owned(),
        ..FactorForm::default()
    };
    match form.parse()? {
        Given::Code(code) => Ok(code),
        Given::Recovery(_) | Given::Passkey(_) => Err(wrong().into()),
    }
}

fn wrong() -> FieldErrors {
    FieldErrors::one("code", FieldProblem::WrongCode)
}
