//! Which second factors somebody has, and when they were used.

use super::own_account;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::factors::passkeys::{self, Kept};
use crate::store::factors::{recovery, totp};
use chrono::{DateTime, Utc};
use domain::ids::PasskeyId;

/// The factors of whoever is signed in.
pub struct Factors {
    /// The authenticator app.
    pub app: Option<InUse>,
    /// The passkeys, oldest first.
    pub passkeys: Vec<Named>,
    /// How many recovery codes are left.
    pub recovery_codes_left: u32,
    /// Whether there is a password; not where an identity provider vouches for the person.
    pub has_password: bool,
}

/// One that is in use.
pub struct InUse {
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// When it was last given.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// A passkey as a list shows it.
pub struct Named {
    /// What it is removed by.
    pub id: PasskeyId,
    /// What the person calls it.
    pub name: String,
    /// When it was added, and last used.
    pub used: InUse,
}

impl From<Kept> for Named {
    fn from(kept: Kept) -> Self {
        Named {
            id: kept.id,
            name: kept.name,
            used: InUse {
                added_at: kept.created_at,
                last_used_at: kept.last_used_at,
            },
        }
    }
}

/// Looks them up.
///
/// # Errors
/// [`domain::refusal::Refusal::SignInRequired`].
pub async fn list(op: &Operation) -> Result<Factors> {
    let account = own_account(op).await?;
    let app = totp::in_use(op.db(), account.person).await?;
    let kept = passkeys::of_person(op.db(), account.person).await?;
    Ok(Factors {
        app: app.map(|app| InUse {
            added_at: app.confirmed_at.unwrap_or(app.created_at),
            last_used_at: app.last_used_at,
        }),
        passkeys: kept.into_iter().map(Named::from).collect(),
        has_password: account.password_hash.is_some(),
        recovery_codes_left: recovery::left(op.db(), account.person).await?,
    })
}
