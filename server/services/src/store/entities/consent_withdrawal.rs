//! Consents to concluded contracts that banks took back.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One withdrawal.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_withdrawal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub bank_code: String,
    pub starts_on: NaiveDate,
    pub reason: String,
    pub withdrawn_by: String,
    pub evidence_text: String,
    pub withdrawn_on: NaiveDate,
    pub document_id: Option<Uuid>,
    pub recorded_by: Uuid,
    pub recorded_at: DateTimeUtc,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
