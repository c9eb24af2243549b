//! The contracts that grew out of applications, as far as an agent's pages tell of them.

use crate::error::Result;
use crate::store::entities::contract::{Column, Entity};
use domain::contracts::ContractState;
use domain::ids::{ApplicationId, ContractId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// Which contract there is and where it stands, for those of the applications that have one.
pub(crate) async fn contracts<C: ConnectionTrait>(
    db: &C,
    ids: &[ApplicationId],
) -> Result<BTreeMap<ApplicationId, (ContractId, ContractState)>> {
    let rows = Entity::find()
        .filter(Column::ApplicationId.is_in(ids.iter().map(|id| id.0)))
        .all(db)
        .await?;
    let found = rows.into_iter().filter_map(|row| {
        let state = ContractState::of_code(&row.state)?;
        Some((
            ApplicationId(row.application_id),
            (ContractId(row.id), state),
        ))
    });
    Ok(found.collect())
}
