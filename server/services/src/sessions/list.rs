//! Where somebody is signed in.

use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::sessions::of_person;
use chrono::{DateTime, Utc};
use domain::ids::SessionId;

/// A browser in which the person is signed in.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What it is ended by.
    pub id: SessionId,
    /// Browser and system as people call them; empty where that is unknown.
    pub device: String,
    /// The address it was last used from; empty where that is unknown.
    pub place: String,
    /// When the person signed in there.
    pub begun_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub used_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub is_current: bool,
}

/// Every session of the person, the one used last first.
///
/// # Errors
/// [`domain::refusal::Refusal::SignInRequired`].
pub async fn list(op: &Operation, current: &Token) -> Result<Vec<Listed>> {
    let identity = op.actor.themselves()?;
    let idle = op.services.settings.limits(identity).idle;
    let rows = of_person(op.db(), op, (identity.person, idle, current)).await?;
    let listed = rows.into_iter().map(|row| Listed {
        id: row.id,
        device: row.device,
        place: row.place,
        begun_at: row.created_at,
        used_at: row.last_seen_at,
        is_current: row.is_current,
    });
    Ok(listed.collect())
}
