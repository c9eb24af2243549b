//! Nobody reviews or decides what they wrote, also where they wrote it in somebody's place or have left the
//! agent since.

use crate::audit::helped::has_helped;
use crate::error::Result;
use crate::operation::Operation;
use domain::ids::{ApplicationId, OrganisationId};
use domain::permissions::Denial;
use sea_orm::ConnectionTrait;

/// Whether the actor belongs to neither side of the application: the answer, or the reason why not.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn neutral<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (application, organisation): (ApplicationId, OrganisationId),
) -> Result<std::result::Result<(), Denial>> {
    let Some(identity) = op.actor.identity() else {
        return Ok(Ok(()));
    };
    if has_helped(db, (application, identity.person)).await? {
        return Ok(Err(Denial::OwnOrganisation));
    }
    Ok(op.actor.require_neutral(organisation))
}
