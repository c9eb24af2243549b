//! The published policy, one row a version.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One version of the policy.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "policy")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub effective_from: NaiveDate,
    #[sea_orm(column_type = "JsonBinary")]
    pub items: Json,
    pub published_at: DateTimeUtc,
    #[sea_orm(column_type = "Text")]
    pub summary_ja: String,
    #[sea_orm(column_type = "Text")]
    pub summary_en: String,
    pub carries_consents: bool,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
