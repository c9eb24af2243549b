//! Who at a bank first opened the page on which it is asked, as rows.

use crate::error::Result;
use crate::store::entities::consent_opening::{Column, Entity, Model};
use anyhow::Context;
use chrono::{DateTime, Utc};
use domain::banks::BankCode;
use domain::ids::{ContractId, PersonId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The banks whose people opened their page, contract by contract.
pub(crate) async fn of<C: ConnectionTrait>(
    db: &C,
    contracts: &[ContractId],
) -> Result<BTreeSet<(ContractId, BankCode)>> {
    let ids: Vec<Uuid> = contracts.iter().map(|contract| contract.0).collect();
    let rows = Entity::find()
        .filter(Column::ContractId.is_in(ids))
        .all(db)
        .await?;
    let key = |row: Model| {
        let bank = row.bank_code.parse().context("consent_opening.bank_code")?;
        Ok((ContractId(row.contract_id), bank))
    };
    rows.into_iter().map(key).collect()
}

/// Whether one of the bank's people opened its page.
pub(crate) async fn is_there<C: ConnectionTrait>(
    db: &C,
    (contract, bank): (ContractId, &BankCode),
) -> Result<bool> {
    let row = Entity::find_by_id((contract.0, bank.to_string()));
    Ok(row.one(db).await?.is_some())
}

/// Notes the first opening.
pub(crate) async fn insert<C: ConnectionTrait>(
    db: &C,
    (contract, bank): (ContractId, &BankCode),
    (person, at): (PersonId, DateTime<Utc>),
) -> Result<()> {
    let row = Model {
        contract_id: contract.0,
        bank_code: bank.to_string(),
        person_id: person.0,
        opened_at: at,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}
