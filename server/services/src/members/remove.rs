//! Somebody does not belong to a body any more: taken out by those who decide, or gone by their own will.

use super::{codes, held, of, others, require_managing, require_other, work};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::memberships;
use domain::accounts::Body;
use domain::accounts::members::require_keeper;
use domain::ids::PersonId;
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde_json::json;

/// Takes every role in the body away from the person; the account stays, and so does what they are elsewhere.
/// An agent's people may take themselves out.
///
/// # Errors
/// As for inviting; [`Refusal::NotFound`], [`Refusal::LastOwner`].
pub async fn remove(op: &Operation, (body, person): (&Body, PersonId)) -> Result<()> {
    let is_self = op.actor.identity().is_some_and(|one| one.person == person);
    match body {
        Body::Agent(organisation) if is_self => {
            op.actor.require_own(Action::Leave, *organisation)?;
        }
        _ => require_managing(op, body)?,
    }
    require_other(op, body, person)?;
    let tx = op.begin().await?;
    let held = held(&tx, body).await?;
    let own = of(&held, person)?;
    let others = others(&tx, &held, person).await?;
    require_keeper(body, &others, op.today())?;
    if work::any(tx.db(), (body, person)).await? {
        return Err(Refusal::OpenWork.into());
    }
    for one in &own {
        memberships::remove(tx.db(), one.id).await?;
    }
    let roles: Vec<_> = own.iter().map(|one| one.role).collect();
    let event = Event::new("member.removed", "person", person);
    let event = event.before(json!({ "roles": codes(&roles), "body": body }));
    tx.record(op, event).await?;
    tx.commit().await
}
