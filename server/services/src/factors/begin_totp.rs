//! Setting an authenticator app up begins with a secret that the person puts into it.

use super::{Authenticator, own_account, require_fresh, require_own_factor};
use crate::error::Result;
use crate::operation::Operation;
use crate::store::factors::totp;
use chrono::Duration;

/// How long an app can be set up before it has to be begun anew.
pub(super) const SET_UP_WITHIN: Duration = Duration::minutes(30);

/// What the person puts into the app.
pub struct Waiting {
    /// The secret, to be typed where no camera is.
    pub secret: String,
    /// What the QR code says.
    pub address: String,
}

/// Draws the secret. One that was begun before is forgotten; an app in use stays until this one is confirmed.
///
/// # Errors
/// [`domain::refusal::Refusal::SignInRequired`]; [`domain::refusal::Refusal::FactorRequired`] where the factor the person has,
/// or else the password, was not given just now.
pub async fn begin_totp(op: &Operation) -> Result<()> {
    require_fresh(op).await?;
    let account = own_account(op).await?;
    let sealed = Authenticator::draw(&op.services, account.person.0)?;
    let tx = op.begin().await?;
    totp::begin(tx.db(), op, (account.person, sealed)).await?;
    tx.commit().await
}

/// The app that is being set up. Whoever began their first one may take their time to install it.
///
/// # Errors
/// As [`begin_totp`].
pub async fn waiting(op: &Operation) -> Result<Option<Waiting>> {
    require_own_factor(op).await?;
    let account = own_account(op).await?;
    let begun = totp::begun(op.db(), account.person, op.now - SET_UP_WITHIN).await?;
    let Some(app) = begun else {
        require_fresh(op).await?;
        return Ok(None);
    };
    let authenticator = Authenticator::open(op, (&app, &account))?;
    Ok(Some(Waiting {
        secret: authenticator.secret(),
        address: authenticator.address()?,
    }))
}
