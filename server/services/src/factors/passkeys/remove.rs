//! A passkey that is lost or not wanted any more. Those whose role demands a factor keep the last one.

use crate::audit::Event;
use crate::error::Result;
use crate::factors::{has_app, own_account, require_own_factor, tell};
use crate::operation::Operation;
use crate::store::factors::passkeys;
use domain::accounts::FactorChange;
use domain::ids::PasskeyId;
use domain::refusal::Refusal;
use serde_json::json;

/// The passkey as the confirmation shows it.
///
/// # Errors
/// [`Refusal::NotFound`] where it is not the person's; as [`remove`].
pub async fn show(op: &Operation, id: PasskeyId) -> Result<String> {
    require_own_factor(op).await?;
    let account = own_account(op).await?;
    let kept = passkeys::of_person(op.db(), account.person).await?;
    let found = kept.into_iter().find(|kept| kept.id == id);
    Ok(found.ok_or(Refusal::NotFound)?.name)
}

/// Removes it.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::FactorRequired`] unless a factor was given just now; [`Refusal::LastFactor`] where
/// nothing else would be left: who removes the last one removes the app, which asks for the password.
pub async fn remove(op: &Operation, id: PasskeyId) -> Result<()> {
    require_own_factor(op).await?;
    let account = own_account(op).await?;
    let tx = op.begin().await?;
    if !passkeys::remove(tx.db(), (account.person, id)).await? {
        return Err(Refusal::NotFound.into());
    }
    let is_last = !has_app(tx.db(), account.person).await?
        && !passkeys::has_any(tx.db(), account.person).await?;
    let must = op
        .actor
        .identity()
        .is_some_and(|identity| identity.must_have_factor());
    if is_last && must {
        return Err(Refusal::LastFactor.into());
    }
    let mut tx = tx;
    let event = Event::new("account.passkey_removed", "person", account.person);
    tx.record(op, event.before(json!({ "passkey": id })))
        .await?;
    tell(&mut tx, op, (&account, FactorChange::PasskeyRemoved)).await?;
    tx.commit().await
}
