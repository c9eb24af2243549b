//! The Federation's side of an application: the queue, the case, and every step from taking it to the
//! decision.

pub mod approve;
pub mod case;
pub mod decline;
pub mod export;
mod permitted;
pub mod propose;
pub mod queue;
pub mod return_for_correction;
mod rows;
pub mod send_back;
pub mod take;
pub mod verify_registration;

pub use approve::{ApproveForm, approve};
pub use case::{Case, Found, case};
pub use decline::{DeclineForm, decline};
pub use export::export;
pub use permitted::{CaseAction, Permitted};
pub use propose::{ProposeForm, propose};
pub use queue::{Counts, Load, PAGE, Queue, QueueQuery, Row, Sort, View, Workload, queue};
pub use return_for_correction::{ReturnForm, return_for_correction};
pub use send_back::{SendBackForm, send_back};
pub use take::{TakeForm, take};
pub use verify_registration::{VerificationForm, verify_registration};

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Application};
use crate::transaction::Transaction;
use domain::applications::Stage;
use domain::ids::{ApplicationId, PersonId};
use domain::refusal::Refusal;

/// Characters that a reason or a memo may have.
const PROSE_MAX: usize = 4_000;

/// The application as the person saw it, to be changed.
///
/// # Errors
/// [`Refusal::Stale`] when it has changed since.
async fn seen(tx: &Transaction, id: ApplicationId, version: i64) -> Result<Application> {
    let application = applications::load(tx.db(), id).await?;
    if application.version == version {
        Ok(application)
    } else {
        Err(Refusal::Stale.into())
    }
}

/// Writes the changed application and what was done with it.
async fn keep(
    tx: &Transaction,
    op: &Operation,
    application: &Application,
    event: Event,
) -> Result<()> {
    applications::save(tx.db(), op, application).await?;
    let event = event.about(application.id, application.organisation);
    tx.record(op, event).await
}

/// The actor as a person: every step of a review has a name to it.
fn person(op: &Operation) -> Result<PersonId> {
    let identity = op.actor.identity().ok_or(Refusal::SignInRequired)?;
    Ok(identity.person)
}

/// Only the officer who has the case works on it; anybody else takes it over first.
fn require_officer(application: &Application, officer: PersonId) -> Result<()> {
    match application.stage {
        Stage::InReview { officer: has } if has == officer => Ok(()),
        _ => Err(Refusal::WrongState.into()),
    }
}

/// The address of the case for the Federation's people.
fn case_address(op: &Operation, id: ApplicationId) -> String {
    op.address(&format!("/cases/{id}"))
}

/// The address of the application for its agent.
fn agent_address(op: &Operation, id: ApplicationId) -> String {
    op.address(&format!("/applications/{id}"))
}
