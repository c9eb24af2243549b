//! Help for agents' and banks' people: an administrator looks at the portal in their place, for a while and
//! for a reason, and everything done then stands under both names.

pub mod begin;
pub mod end;

use crate::accounts::session::may_be_signed_in;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts::{self, impersonations};
use domain::accounts::{Actor, Helper};
use domain::ids::SessionId;
use domain::permissions::Action;

/// Whoever is seen to act in the session: the person in whose place the actor is, or the actor.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn seen_as(op: &Operation, session: SessionId, actor: Actor) -> Result<Actor> {
    let Actor::Person(own) = &actor else {
        return Ok(actor);
    };
    if !actor.may(Action::Impersonate) {
        return Ok(actor);
    }
    let Some(going_on) = impersonations::running(op.db(), op, session).await? else {
        return Ok(actor);
    };
    let account = accounts::by_id(op.db(), going_on.person).await?;
    let Some(account) = account.filter(may_be_signed_in) else {
        return Ok(actor);
    };
    let mut identity = accounts::identity(op.db(), op, &account).await?;
    identity.assurance = own.assurance;
    if let Some(hat) = &going_on.hat {
        identity.wear(hat);
    }
    let helper = Helper {
        person: own.person,
        name: own.name.clone(),
        reason: going_on.reason,
        until: going_on.ends_at,
    };
    // Whoever came to the Federation meanwhile is helped no more.
    Ok(identity.helped_by(helper).map_or(actor, Actor::Person))
}
