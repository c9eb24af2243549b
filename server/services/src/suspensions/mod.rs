//! Suspensions at single banks: asked for by the bank, decided by the Federation. Until one is lifted, no client of the
//! contract reaches that bank; all else goes on.

pub mod decide;
mod letters;
pub mod list;
pub mod request;

pub use decide::{DecisionForm, LiftForm, decide, lift};
pub use list::{Listed, list, of_contract, show};
pub use request::{RequestForm, request};

use crate::error::Result;
use crate::operation::Operation;
use domain::refusal::Refusal;
use domain::suspensions::Hand;

/// The characters of a reason, at most.
const REASON_MAX: usize = 1_000;

/// Whoever does it, now.
fn hand(op: &Operation, words: String) -> Result<Hand> {
    let identity = op.actor.identity().ok_or(Refusal::SignInRequired)?;
    Ok(Hand {
        person: identity.person,
        name: identity.name.clone(),
        at: op.now,
        words,
    })
}
