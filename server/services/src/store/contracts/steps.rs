//! What happened to contracts after their conclusion, as rows.

use crate::error::Result;
use crate::store::entities::contract_step::{Column, Entity, Model};
use anyhow::anyhow;
use domain::contracts::{Step, StepKind};
use domain::ids::{ContractId, PersonId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

/// Adds a step.
pub(crate) async fn add<C: ConnectionTrait>(
    db: &C,
    (row, contract): (Uuid, ContractId),
    step: Step,
) -> Result<()> {
    let (person, name) = step.by.unzip();
    let row = Model {
        id: row,
        contract_id: contract.0,
        kind: step.kind.code().to_owned(),
        reason: step.reason,
        last_day: step.last_day,
        person_id: person.map(|person| person.0),
        person_name: name.unwrap_or_default(),
        at: step.at,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// The steps of a contract, the first one first.
pub(crate) async fn all<C: ConnectionTrait>(db: &C, contract: ContractId) -> Result<Vec<Step>> {
    let rows = Entity::find()
        .filter(Column::ContractId.eq(contract.0))
        .order_by_asc(Column::At)
        .order_by_asc(Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(step).collect()
}

fn step(row: Model) -> Result<Step> {
    let kind = StepKind::of_code(&row.kind).ok_or_else(|| anyhow!("contract_step.kind"))?;
    Ok(Step {
        kind,
        reason: row.reason,
        last_day: row.last_day,
        by: row.person_id.map(|id| (PersonId(id), row.person_name)),
        at: row.at,
    })
}
