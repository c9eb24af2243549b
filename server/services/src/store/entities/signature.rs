//! Who signed a contract for each party, and how.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// The signature of one party.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signature")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub party: String,
    pub signer_name: String,
    pub signer_title: String,
    pub signed_at: DateTimeUtc,
    pub signed_on: NaiveDate,
    pub method: String,
    pub person_id: Uuid,
    pub document_id: Option<Uuid>,
    pub reason: String,
    pub factor: Option<String>,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
