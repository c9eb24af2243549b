//! What the banks said about their standing consent, one row a word.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One thing that a bank said about one version of the policy.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "standing_consent_act")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub policy_version: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub bank_code: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub kind: String,
    pub families: String,
    pub until: Option<NaiveDate>,
    pub starts_on: NaiveDate,
    pub said_on: NaiveDate,
    #[sea_orm(column_type = "Text")]
    pub said_by: String,
    pub way: String,
    #[sea_orm(column_type = "Text")]
    pub evidence: String,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub recorded_by: Option<Uuid>,
    pub recorded_at: DateTimeUtc,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
