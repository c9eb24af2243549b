//! The answer of each bank to each contract.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// The answer of one bank to one contract.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub bank_code: String,
    pub answer: String,
    pub answered_on: Option<NaiveDate>,
    pub answered_by: Option<String>,
    pub way: Option<String>,
    pub draft: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub note: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub evidence_text: Option<String>,
    pub document_id: Option<Uuid>,
    pub recorded_by: Option<Uuid>,
    pub recorded_at: Option<DateTimeUtc>,
    pub version: i64,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
