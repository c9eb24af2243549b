//! What happened to contracts after their conclusion, as rows.

use crate::error::Result;
use crate::store::entities::contract_step::{Column, Entity, Model};
use crate::store::steps;
use anyhow::anyhow;
use domain::contracts::{Step, StepKind};
use domain::ids::ContractId;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, IntoActiveModel};
use uuid::Uuid;

/// Adds a step.
pub(crate) async fn add<C: ConnectionTrait>(
    db: &C,
    (row, contract): (Uuid, ContractId),
    step: Step,
) -> Result<()> {
    let (person_id, person_name) = steps::columns(step.by);
    let row = Model {
        id: row,
        contract_id: contract.0,
        kind: step.kind.code().to_owned(),
        reason: step.reason,
        last_day: step.last_day,
        received_on: step.received_on,
        person_id,
        person_name,
        at: step.at,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// The steps of a contract, the first one first.
pub(crate) async fn all<C: ConnectionTrait>(db: &C, contract: ContractId) -> Result<Vec<Step>> {
    let order = [Column::At, Column::Id];
    let rows = steps::in_order::<Entity, _>(db, Column::ContractId.eq(contract.0), order).await?;
    rows.into_iter().map(step).collect()
}

/// The steps of several contracts with their identifiers, the first one first.
pub(crate) async fn of<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
) -> Result<Vec<(ContractId, Uuid, Step)>> {
    let ids = contracts.iter().map(|contract| contract.0);
    let order = [Column::At, Column::Id];
    let rows = steps::in_order::<Entity, _>(db, Column::ContractId.is_in(ids), order).await?;
    let keyed = |row: Model| Ok((ContractId(row.contract_id), row.id, step(row)?));
    rows.into_iter().map(keyed).collect()
}

fn step(row: Model) -> Result<Step> {
    let kind = StepKind::of_code(&row.kind).ok_or_else(|| anyhow!("contract_step.kind"))?;
    Ok(Step {
        kind,
        reason: row.reason,
        last_day: row.last_day,
        received_on: row.received_on,
        by: steps::by((row.person_id, row.person_name)),
        at: row.at,
    })
}
