//! Whether somebody did anything to an application in another's place.

use crate::error::Result;
use crate::store::entities::audit_event::{Column, Entity};
use domain::ids::{ApplicationId, PersonId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// Whether the person did, at any time.
pub(crate) async fn has_helped<C: ConnectionTrait>(
    db: &C,
    (application, person): (ApplicationId, PersonId),
) -> Result<bool> {
    let count = Entity::find()
        .filter(Column::ApplicationId.eq(application.0))
        .filter(Column::HelperId.eq(person.0))
        .count(db)
        .await?;
    Ok(count > 0)
}
