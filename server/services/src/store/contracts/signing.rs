//! Contracts that are out to be signed.

use crate::error::Result;
use crate::store::entities::contract::{Column, Entity};
use chrono::NaiveDate;
use domain::ids::ContractId;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// The contracts of which a signature is to be reminded of, or whose last day for one has passed.
pub(crate) async fn awaited<C: ConnectionTrait>(
    db: &C,
    today: NaiveDate,
) -> Result<Vec<ContractId>> {
    let due = Column::SignBy.lt(today).or(Column::SignRemindOn.lte(today));
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::SignBy.is_not_null())
        .filter(due)
        .order_by_asc(Column::SignBy)
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(ContractId).collect())
}
