//! An agent's person does without a second factor again. Those whose role demands one can only replace it.

use super::alone::alone;
use super::{own_account, require_own_factor, tell};
use crate::accounts::reauthenticate::verify_own_password;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::factors::{passkeys, recovery, totp};
use domain::accounts::FactorChange;
use domain::refusal::Refusal;

/// Removes the app, and the recovery codes where no passkey is left for them to stand in for.
///
/// # Errors
/// [`Refusal::FactorRequired`] unless the factor was given just now, [`Refusal::LastFactor`] where a
/// role demands one, [`Refusal::PasswordNeedsFactor`] where the password could not stand alone, and the
/// problems of the password.
pub async fn remove_totp(op: &Operation, password: &str) -> Result<()> {
    let identity = op.actor.themselves()?;
    require_own_factor(op).await?;
    let keeps_another = passkeys::has_any(op.db(), identity.person).await?;
    if identity.must_have_factor() && !keeps_another {
        return Err(Refusal::LastFactor.into());
    }
    if keeps_another {
        verify_own_password(op, ("password", password)).await?;
    } else {
        alone(op, password).await?;
    }
    let account = own_account(op).await?;
    let mut tx = op.begin().await?;
    if passkeys::has_any(tx.db(), account.person).await? != keeps_another {
        return Err(Refusal::Stale.into());
    }
    if totp::in_use(tx.db(), account.person).await?.is_none() {
        return Err(Refusal::NotFound.into());
    }
    totp::remove_all(tx.db(), account.person).await?;
    if !keeps_another {
        recovery::remove_all(tx.db(), account.person).await?;
    }
    let event = Event::new("account.totp_removed", "person", account.person);
    tx.record(op, event).await?;
    tell(&mut tx, op, (&account, FactorChange::TotpRemoved)).await?;
    tx.commit().await
}
