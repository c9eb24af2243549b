//! Why texts came back unsigned, as rows.

use crate::error::Result;
use crate::store::entities::signing_step::{Column, Entity, Model};
use crate::store::steps;
use anyhow::anyhow;
use domain::contracts::{Party, SigningStep, SigningStepKind};
use domain::ids::ContractId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Adds a step.
pub(crate) async fn add<C: ConnectionTrait>(
    db: &C,
    (row, contract): (Uuid, ContractId),
    step: SigningStep,
) -> Result<()> {
    let (person_id, person_name) = steps::columns(step.by);
    let row = Model {
        id: row,
        contract_id: contract.0,
        kind: step.kind.code().to_owned(),
        party: step.party.map(|party| party.code().to_owned()),
        reason: step.reason,
        person_id,
        person_name,
        at: step.at,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// The steps of a contract, the first one first.
pub(crate) async fn all<C: ConnectionTrait>(
    db: &C,
    contract: ContractId,
) -> Result<Vec<SigningStep>> {
    let order = [Column::At, Column::Id];
    let rows = steps::in_order::<Entity, _>(db, Column::ContractId.eq(contract.0), order).await?;
    rows.into_iter().map(step).collect()
}

/// Those of the contracts of which a text came back unsigned.
pub(crate) async fn came_back<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
) -> Result<BTreeSet<ContractId>> {
    let rows: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::ContractId)
        .filter(Column::ContractId.is_in(contracts.iter().map(|contract| contract.0)))
        .filter(Column::Kind.is_in(SigningStepKind::BACK.map(SigningStepKind::code)))
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(ContractId).collect())
}

fn step(row: Model) -> Result<SigningStep> {
    let kind = SigningStepKind::of_code(&row.kind);
    Ok(SigningStep {
        kind: kind.ok_or_else(|| anyhow!("signing_step.kind"))?,
        party: row.party.as_deref().and_then(Party::of_code),
        reason: row.reason,
        by: steps::by((row.person_id, row.person_name)),
        at: row.at,
    })
}
