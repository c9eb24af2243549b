//! Looks at published addresses, as rows.

use crate::error::Result;
use crate::store::entities::publication_check::{Column, Entity, Model};
use crate::store::steps;
use anyhow::anyhow;
use chrono::{DateTime, Utc};
use domain::ids::{ContractId, PersonId};
use domain::publications::{Publisher, Seen};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

/// One look.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Check {
    /// At whose publication.
    pub publisher: Publisher,
    /// The address as it was then.
    pub address: String,
    /// What was found.
    pub seen: Seen,
    /// Who asked, and the name they had.
    pub by: Option<(PersonId, String)>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Keeps a look.
pub(crate) async fn add<C: ConnectionTrait>(
    db: &C,
    (row, contract): (Uuid, ContractId),
    check: Check,
) -> Result<()> {
    let (person_id, person_name) = steps::columns(check.by);
    let row = Model {
        id: row,
        contract_id: contract.0,
        publisher: check.publisher.code().to_owned(),
        address: check.address,
        result: check.seen.code().to_owned(),
        status: check.seen.status().map(i32::from),
        person_id,
        person_name,
        checked_at: check.at,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// The looks at a contract's publications, the last one first.
pub(crate) async fn all<C: ConnectionTrait>(db: &C, contract: ContractId) -> Result<Vec<Check>> {
    let rows = Entity::find()
        .filter(Column::ContractId.eq(contract.0))
        .order_by_desc(Column::CheckedAt)
        .order_by_desc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(check).collect()
}

fn check(row: Model) -> Result<Check> {
    let publisher = row.publisher.parse();
    let status = row.status.and_then(|status| u16::try_from(status).ok());
    let seen = Seen::of_code(&row.result, status);
    Ok(Check {
        publisher: publisher.map_err(|_| anyhow!("publication_check.publisher"))?,
        address: row.address,
        seen: seen.ok_or_else(|| anyhow!("publication_check.result"))?,
        by: steps::by((row.person_id, row.person_name)),
        at: row.checked_at,
    })
}
