//! The next version of the policy: an officer prepares it, an approver publishes it or sends it back.

mod begin;
mod decide;
mod discard;
mod show;
mod submit;
mod write;

pub use begin::begin;
pub use decide::{PublishForm, SendBackForm, publish, send_back};
pub use discard::discard;
pub use show::{Desk, desk};
pub use submit::submit;
pub use write::{save_contact, save_item, save_terms};

use crate::error::Result;
use crate::operation::Operation;
use crate::policy::Contact;
use crate::store::policy::drafts::Stored;
use crate::store::policy::{self, Version};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::ids::PersonId;
use domain::policy::Before;
use domain::refusal::Refusal;

/// The draft in hand, with what it is measured against, held until the transaction ends.
struct Held {
    row: Stored,
    last: Version,
    contacts: Vec<Contact>,
    today: NaiveDate,
}

impl Held {
    /// Takes the draft in the version that was shown.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where none is prepared, [`Refusal::Stale`].
    async fn take(tx: &Transaction, op: &Operation, seen: i64) -> Result<Self> {
        let versions = policy::lock(tx.db()).await?;
        let last = versions.into_iter().next_back();
        let last = last.ok_or(Refusal::NotFound)?;
        let row = policy::drafts::open(tx.db()).await?;
        let row = row.ok_or(Refusal::NotFound)?;
        match row.version == seen {
            true => Ok(Held {
                row,
                last,
                contacts: policy::contacts(tx.db()).await?,
                today: op.today(),
            }),
            false => Err(Refusal::Stale.into()),
        }
    }

    fn before(&self) -> Before<'_> {
        Before {
            items: &self.last.items,
            effective_from: self.last.effective_from,
            contact: self.contacts.last().map(Contact::period),
            today: self.today,
        }
    }
}

/// The person whose hand it is.
fn whoever(op: &Operation) -> Result<(PersonId, String)> {
    let identity = op.actor.identity().ok_or(Refusal::SignInRequired)?;
    Ok((identity.person, identity.name.clone()))
}

/// Where the draft lies.
fn address(op: &Operation) -> String {
    op.address("/policy/draft")
}
