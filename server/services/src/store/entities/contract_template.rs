//! The wording from which drafts are made, one row a version.

use sea_orm::entity::prelude::*;

/// One version.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_template")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub wording: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub english: Json,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub made_by: Option<Uuid>,
    pub made_by_name: String,
    pub made_at: DateTimeUtc,
    pub published_by: Option<Uuid>,
    pub published_by_name: Option<String>,
    pub published_at: Option<DateTimeUtc>,
    pub row_version: i64,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
