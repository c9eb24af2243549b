//! Roles follow the provider's claim: what it gives is added, what it gives no more is taken away. What was
//! granted by hand stays as it is.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::memberships::{self, Grant, Membership};
use crate::store::accounts::{Account, single_sign_on};
use crate::transaction::Transaction;
use domain::accounts::{Body, Role, SignOnProblem};
use domain::ids::PersonId;
use serde_json::json;

/// Makes the person's roles what the provider and the hands here have given.
///
/// # Errors
/// [`SignOnProblem::TwoBanks`] where the person was put at another bank by hand.
pub(super) async fn follow(
    tx: &Transaction,
    op: &Operation,
    (account, wanted): (&Account, &[(Body, Role)]),
) -> Result<()> {
    let before = memberships::of_person(tx.db(), account.person).await?;
    let followed = single_sign_on::followed(tx.db(), account.person).await?;
    let mut held = Vec::with_capacity(before.len());
    for role in before.iter().cloned() {
        let is_wanted = wanted.contains(&(role.body.clone(), role.role));
        if followed.contains(&role.id) && !is_wanted {
            memberships::remove(tx.db(), role.id).await?;
        } else {
            held.push(role);
        }
    }
    for wanted in wanted {
        give(tx, op, (account.person, wanted, &held)).await?;
    }
    tell(tx, op, (account.person, &before)).await
}

/// Gives the role, unless the person has it or its place is taken.
async fn give(
    tx: &Transaction,
    op: &Operation,
    (person, (body, role), held): (PersonId, &(Body, Role), &[Membership]),
) -> Result<()> {
    let in_place = held.iter().find(|held| takes_place(held, (body, *role)));
    match in_place {
        Some(held) if held.ends_on.is_some_and(|last| last < op.today()) => {
            memberships::remove(tx.db(), held.id).await?;
        }
        Some(held) if held.body == *body => return Ok(()),
        Some(_) => return Err(SignOnProblem::TwoBanks.into()),
        None => {}
    }
    let grant = Grant {
        body: body.clone(),
        role: *role,
        starts_on: op.today(),
        ends_on: None,
        granted_by: None,
    };
    memberships::grant(tx.db(), op, (person, &grant)).await?;
    let now = memberships::of_person(tx.db(), person).await?;
    let given = now
        .iter()
        .find(|held| held.body == *body && held.role == *role);
    match given {
        Some(given) => single_sign_on::mark(tx.db(), given.id).await,
        None => Ok(()),
    }
}

/// Nobody is the same thing twice, nor anything at two banks.
fn takes_place(held: &Membership, (body, role): (&Body, Role)) -> bool {
    let is_bank = |body: &Body| body.bank().is_some();
    (held.body == *body && held.role == role) || (is_bank(&held.body) && is_bank(body))
}

async fn tell(
    tx: &Transaction,
    op: &Operation,
    (person, before): (PersonId, &[Membership]),
) -> Result<()> {
    let after = memberships::of_person(tx.db(), person).await?;
    if after == before {
        return Ok(());
    }
    let listed = |roles: &[Membership]| {
        let roles = roles.iter().map(|held| (&held.body, held.role));
        json!({ "roles": roles.collect::<Vec<_>>() })
    };
    let event = Event::new("account.roles_followed", "person", person);
    let event = event.before(listed(before)).after(listed(&after));
    tx.record(op, event).await
}
