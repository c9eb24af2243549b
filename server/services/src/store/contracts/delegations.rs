//! People named to sign, as rows: one at a time for each side of a contract.

use crate::error::Result;
use crate::store::entities::signing_delegation::{Column, Entity, Model};
use anyhow::anyhow;
use chrono::{DateTime, Utc};
use domain::contracts::{Delegation, Party};
use domain::ids::{ContractId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};
use uuid::Uuid;

/// Names somebody.
pub(crate) async fn add<C: ConnectionTrait>(
    db: &C,
    (row, contract): (Uuid, ContractId),
    new: &Delegation,
) -> Result<()> {
    let (delegated_by, delegated_by_name, delegated_at) = new.by.clone();
    let row = Model {
        id: row,
        contract_id: contract.0,
        party: new.party.code().to_owned(),
        person_id: new.person.map(|person| person.0),
        name: new.name.clone(),
        email: new.email.clone(),
        until_day: new.until,
        delegated_by: delegated_by.0,
        delegated_by_name,
        delegated_at,
        ended_at: None,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// Ends whatever was named for a party.
pub(crate) async fn end<C: ConnectionTrait>(
    db: &C,
    (contract, party): (ContractId, Party),
    at: DateTime<Utc>,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(at))
        .filter(Column::ContractId.eq(contract.0))
        .filter(Column::Party.eq(party.code()))
        .filter(Column::EndedAt.is_null())
        .exec(db)
        .await?;
    Ok(())
}

/// Who is named for each party, whether or not their last day has come.
pub(crate) async fn open<C: ConnectionTrait>(
    db: &C,
    contract: ContractId,
) -> Result<Vec<Delegation>> {
    let rows = Entity::find()
        .filter(Column::ContractId.eq(contract.0))
        .filter(Column::EndedAt.is_null())
        .all(db)
        .await?;
    rows.into_iter().map(delegation).collect()
}

fn delegation(row: Model) -> Result<Delegation> {
    Ok(Delegation {
        party: Party::of_code(&row.party).ok_or_else(|| anyhow!("signing_delegation.party"))?,
        person: row.person_id.map(PersonId),
        name: row.name,
        email: row.email,
        until: row.until_day,
        by: (
            PersonId(row.delegated_by),
            row.delegated_by_name,
            row.delegated_at,
        ),
    })
}
