//! The Federation's contact, as it is in force on the day a mail is sent.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::entities::contact::{Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder};

/// The contact of today; none while the first period has not begun.
pub(super) async fn in_force(op: &Operation) -> Result<Option<Model>> {
    let today = op.today();
    let contact = Entity::find()
        .filter(Column::ValidFrom.lte(today))
        .filter(Column::ValidTo.is_null().or(Column::ValidTo.gte(today)))
        .order_by_desc(Column::ValidFrom)
        .one(op.db())
        .await?;
    Ok(contact)
}
