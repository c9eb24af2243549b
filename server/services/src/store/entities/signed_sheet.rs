//! Sheets with a signature, until and after somebody else looked at them than whoever recorded them.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// The sheet of one party.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signed_sheet")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub party: String,
    pub signer_name: String,
    pub signer_title: String,
    pub reason: String,
    pub signed_on: NaiveDate,
    pub kept_at: String,
    pub document_id: Uuid,
    pub recorded_by: Uuid,
    pub recorded_by_name: String,
    pub recorded_at: DateTimeUtc,
    pub confirmed_by: Option<Uuid>,
    pub confirmed_by_name: String,
    pub confirmed_at: Option<DateTimeUtc>,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
