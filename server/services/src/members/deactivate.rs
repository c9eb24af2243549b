//! An account is taken out of use when its person leaves the Federation or a bank: nobody comes in with it,
//! and whoever is in is out at once. What the person did stays on the trail under their name.

use super::{held, others, require_other, work};
use crate::accounts::session;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::{self, memberships};
use crate::transaction::Transaction;
use domain::accounts::members::require_keeper;
use domain::accounts::{Body, BodyKind};
use domain::ids::PersonId;
use domain::permissions::Action;
use domain::refusal::Refusal;

/// Takes the account out of use.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but administrators, and for their own account;
/// [`Refusal::NotFound`] for somebody who belongs neither to the Federation nor to a bank;
/// [`Refusal::OpenWork`] until what the person has in hand is handed over; [`Refusal::LastOwner`].
pub async fn deactivate(op: &Operation, person: PersonId) -> Result<()> {
    op.actor.require(Action::ManagePeople)?;
    require_other(op, &Body::Federation, person)?;
    let tx = op.begin().await?;
    for body in bodies(&tx, person).await? {
        let held = held(&tx, &body).await?;
        let others = others(&tx, &held, person).await?;
        require_keeper(&body, &others, op.today())?;
        if work::any(tx.db(), (&body, person)).await? {
            return Err(Refusal::OpenWork.into());
        }
    }
    accounts::set_deactivated(tx.db(), person, Some(op.now)).await?;
    session::end_all(&tx, op, person).await?;
    let event = Event::new("account.deactivated", "person", person);
    tx.record(op, event).await?;
    tx.commit().await
}

/// Takes the account into use again, with the roles it still has.
///
/// # Errors
/// As [`deactivate`], but for the work and the last administrator.
pub async fn reactivate(op: &Operation, person: PersonId) -> Result<()> {
    op.actor.require(Action::ManagePeople)?;
    require_other(op, &Body::Federation, person)?;
    let tx = op.begin().await?;
    bodies(&tx, person).await?;
    accounts::set_deactivated(tx.db(), person, None).await?;
    let event = Event::new("account.reactivated", "person", person);
    tx.record(op, event).await?;
    tx.commit().await
}

/// The bodies of somebody who belongs to the Federation or to a bank; the accounts of agents' people are
/// their agents' business.
async fn bodies(tx: &Transaction, person: PersonId) -> Result<Vec<Body>> {
    let own = memberships::of_person(tx.db(), person).await?;
    let mut bodies: Vec<Body> = own.into_iter().map(|one| one.body).collect();
    bodies.sort_unstable();
    bodies.dedup();
    let concerns = bodies.iter().any(|body| body.kind() != BodyKind::Agent);
    match concerns {
        true => Ok(bodies),
        false => Err(Refusal::NotFound.into()),
    }
}
