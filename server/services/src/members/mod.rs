//! Who belongs to an agent, to the Federation or to a bank, and who decides that.

pub mod accept;
pub mod bank_address;
pub mod change;
pub mod deactivate;
pub mod invite;
pub mod list;
pub mod remove;
pub mod withdraw_invitation;
pub mod work;

use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts;
use crate::store::accounts::memberships::{self, Membership};
use crate::transaction::Transaction;
use domain::accounts::members::Held;
use domain::accounts::{Body, BodyKind, Role};
use domain::ids::PersonId;
use domain::permissions::{Action, Denial};
use domain::refusal::Refusal;

/// Demands the right to see who belongs to the body: an agent's own people, and those of the Federation who
/// look after accounts.
fn require_reading(op: &Operation, body: &Body) -> Result<()> {
    match body {
        Body::Agent(organisation) => op.actor.require_own(Action::ReadTeam, *organisation)?,
        Body::Federation | Body::Bank(_) => op.actor.require(Action::ReadPeople)?,
    }
    Ok(())
}

/// Demands the right to decide who belongs to the body.
fn require_managing(op: &Operation, body: &Body) -> Result<()> {
    match body {
        Body::Agent(organisation) => op.actor.require_own(Action::ManageTeam, *organisation)?,
        Body::Federation | Body::Bank(_) => op.actor.require(Action::ManagePeople)?,
    }
    Ok(())
}

/// Demands that the rights are somebody else's: an administrator never changes their own. An agent's owner
/// may step down, because an agent has nobody above its owners.
fn require_other(op: &Operation, body: &Body, person: PersonId) -> Result<()> {
    let is_self = op.actor.identity().is_some_and(|one| one.person == person);
    if is_self && body.kind() != BodyKind::Agent {
        return Err(Denial::OwnRights.into());
    }
    Ok(())
}

/// Every role in the body, held until the transaction ends: of two owners who remove each other at the same
/// moment one remains.
async fn held(tx: &Transaction, body: &Body) -> Result<Vec<Membership>> {
    memberships::lock_body(tx.db(), body).await
}

/// The roles of one person among them.
///
/// # Errors
/// [`Refusal::NotFound`] for a person who does not belong to the body.
fn of(held: &[Membership], person: PersonId) -> Result<Vec<Membership>> {
    let own: Vec<_> = held
        .iter()
        .filter(|one| one.person == person)
        .cloned()
        .collect();
    match own.is_empty() {
        true => Err(Refusal::NotFound.into()),
        false => Ok(own),
    }
}

/// What everybody else in the body is, as the rules see it; an account out of use decides nothing.
async fn others(tx: &Transaction, held: &[Membership], person: PersonId) -> Result<Vec<Held>> {
    let others: Vec<_> = held.iter().filter(|one| one.person != person).collect();
    let people = others.iter().map(|one| one.person).collect();
    let accounts = accounts::by_ids(tx.db(), people).await?;
    let is_active = |who| {
        let account = accounts.iter().find(|account| account.person == who);
        account.is_some_and(|account| account.is_active)
    };
    let others = others.into_iter().filter(|one| is_active(one.person));
    Ok(others.map(as_held).collect())
}

fn as_held(membership: &Membership) -> Held {
    Held {
        person: membership.person,
        role: membership.role,
        starts_on: membership.starts_on,
        ends_on: membership.ends_on,
    }
}

/// Roles as the trail keeps them.
fn codes(roles: &[Role]) -> Vec<&'static str> {
    roles.iter().map(|role| role.code()).collect()
}
