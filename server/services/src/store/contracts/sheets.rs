//! Recorded sheets as rows: one for each side of a contract.

use crate::error::Result;
use crate::store::entities::signed_sheet::{Column, Entity, Model};
use anyhow::anyhow;
use domain::contracts::{Done, Party, Sheet};
use domain::ids::{ContractId, DocumentId, PersonId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
};

/// Keeps a recorded sheet.
pub(crate) async fn add<C: ConnectionTrait>(
    db: &C,
    contract: ContractId,
    sheet: Sheet,
) -> Result<()> {
    let (recorded_by, recorded_by_name, recorded_at) = sheet.recorded;
    let row = Model {
        contract_id: contract.0,
        party: sheet.party.code().to_owned(),
        signer_name: sheet.name,
        signer_title: sheet.title,
        reason: sheet.reason,
        signed_on: sheet.on,
        kept_at: sheet.kept_at,
        document_id: sheet.document.0,
        recorded_by: recorded_by.0,
        recorded_by_name,
        recorded_at,
        confirmed_by: None,
        confirmed_by_name: String::new(),
        confirmed_at: None,
    };
    row.into_active_model().reset_all().insert(db).await?;
    Ok(())
}

/// Notes who found the signature on the sheet.
pub(crate) async fn confirm<C: ConnectionTrait>(
    db: &C,
    (contract, party): (ContractId, Party),
    (person, name, at): &Done,
) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::ConfirmedBy, Expr::value(person.0))
        .col_expr(Column::ConfirmedByName, Expr::value(name.clone()))
        .col_expr(Column::ConfirmedAt, Expr::value(*at))
        .filter(Column::ContractId.eq(contract.0))
        .filter(Column::Party.eq(party.code()))
        .exec(db)
        .await?;
    Ok(())
}

/// Drops the sheet of one party; the trail and the file stay.
pub(crate) async fn drop_one<C: ConnectionTrait>(
    db: &C,
    (contract, party): (ContractId, Party),
) -> Result<()> {
    Entity::delete_many()
        .filter(Column::ContractId.eq(contract.0))
        .filter(Column::Party.eq(party.code()))
        .exec(db)
        .await?;
    Ok(())
}

/// Drops every sheet of a text that came back unsigned.
pub(crate) async fn drop_all<C: ConnectionTrait>(db: &C, contract: ContractId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::ContractId.eq(contract.0))
        .exec(db)
        .await?;
    Ok(())
}

/// The sheets of a contract.
pub(crate) async fn all<C: ConnectionTrait>(db: &C, contract: ContractId) -> Result<Vec<Sheet>> {
    let rows = Entity::find()
        .filter(Column::ContractId.eq(contract.0))
        .all(db)
        .await?;
    rows.into_iter().map(sheet).collect()
}

fn sheet(row: Model) -> Result<Sheet> {
    let confirmed = row.confirmed_by.zip(row.confirmed_at);
    let confirmed_by_name = row.confirmed_by_name;
    Ok(Sheet {
        party: Party::of_code(&row.party).ok_or_else(|| anyhow!("signed_sheet.party"))?,
        name: row.signer_name,
        title: row.signer_title,
        reason: row.reason,
        on: row.signed_on,
        kept_at: row.kept_at,
        document: DocumentId(row.document_id),
        recorded: (
            PersonId(row.recorded_by),
            row.recorded_by_name,
            row.recorded_at,
        ),
        confirmed: confirmed.map(|(person, at)| (PersonId(person), confirmed_by_name, at)),
    })
}
