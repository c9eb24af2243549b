//! A passkey that is lost or not wanted any more. Those whose role demands a factor keep the last one.

use crate::audit::Event;
use crate::error::Result;
use crate::factors::alone::alone;
use crate::factors::{has_app, own_account, require_own_factor, tell};
use crate::operation::Operation;
use crate::store::factors::{passkeys, recovery};
use domain::accounts::FactorChange;
use domain::ids::{PasskeyId, PersonId};
use domain::refusal::Refusal;
use sea_orm::ConnectionTrait;
use serde_json::json;

/// The passkey as the confirmation shows it.
pub struct Going {
    /// What the person called it.
    pub name: String,
    /// Whether no other factor is left without it, so that the password is asked for.
    pub is_last: bool,
}

/// The passkey as the confirmation shows it.
///
/// # Errors
/// [`Refusal::NotFound`] where it is not the person's; as [`remove`].
pub async fn show(op: &Operation, id: PasskeyId) -> Result<Going> {
    require_own_factor(op).await?;
    let account = own_account(op).await?;
    let kept = passkeys::of_person(op.db(), account.person).await?;
    let found = kept.into_iter().find(|kept| kept.id == id);
    Ok(Going {
        name: found.ok_or(Refusal::NotFound)?.name,
        is_last: is_last(op.db(), (account.person, id)).await?,
    })
}

/// Removes it; the last factor takes its recovery codes along.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::FactorRequired`] unless a factor was given just now. Where nothing else would
/// be left, [`Refusal::LastFactor`] for those who must have one, and for others the problems of the password,
/// which has to stand alone.
pub async fn remove(op: &Operation, (id, password): (PasskeyId, &str)) -> Result<()> {
    require_own_factor(op).await?;
    let account = own_account(op).await?;
    let person = account.person;
    let is_last_one = is_last(op.db(), (person, id)).await?;
    if is_last_one && op.actor.themselves()?.must_have_factor() {
        return Err(Refusal::LastFactor.into());
    }
    if is_last_one {
        alone(op, password).await?;
    }
    let mut tx = op.begin().await?;
    if is_last(tx.db(), (person, id)).await? != is_last_one {
        return Err(Refusal::Stale.into());
    }
    if !passkeys::remove(tx.db(), (person, id)).await? {
        return Err(Refusal::NotFound.into());
    }
    if is_last_one {
        recovery::remove_all(tx.db(), person).await?;
    }
    let event = Event::new("account.passkey_removed", "person", person);
    tx.record(op, event.before(json!({ "passkey": id })))
        .await?;
    tell(&mut tx, op, (&account, FactorChange::PasskeyRemoved)).await?;
    tx.commit().await
}

/// Whether the person has neither an app nor another passkey.
async fn is_last<C: ConnectionTrait>(db: &C, (person, id): (PersonId, PasskeyId)) -> Result<bool> {
    let kept = passkeys::of_person(db, person).await?;
    let is_only = kept.iter().all(|kept| kept.id == id) && !kept.is_empty();
    Ok(is_only && !has_app(db, person).await?)
}
