//! Whether somebody did anything to an application from the agent's side: as one of the agent's people at that
//! time, or in another's place.

use crate::error::Result;
use crate::store::entities::audit_event::{Column, Entity};
use domain::ids::{ApplicationId, PersonId};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// What only the agent's side does, as the trail names it.
const OF_AGENT: [&str; 9] = [
    "application_begun",
    "section_saved",
    "document_added",
    "document_removed",
    "application_submitted",
    "application_resubmitted",
    "application_withdrawn",
    "clause_commented",
    "client_requested",
];

/// Whether the person did, at any time.
pub(crate) async fn has_helped<C: ConnectionTrait>(
    db: &C,
    (application, person): (ApplicationId, PersonId),
) -> Result<bool> {
    let own = Condition::all()
        .add(Column::ActorId.eq(person.0))
        .add(Column::Verb.is_in(OF_AGENT));
    let either = Condition::any().add(Column::HelperId.eq(person.0)).add(own);
    let count = Entity::find()
        .filter(Column::ApplicationId.eq(application.0))
        .filter(either)
        .count(db)
        .await?;
    Ok(count > 0)
}
