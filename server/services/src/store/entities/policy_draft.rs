//! The drafts of the policy's versions.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// The draft of one version.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "policy_draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub items: Json,
    pub effective_from: Option<NaiveDate>,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub contact: Option<Json>,
    #[sea_orm(column_type = "Text")]
    pub summary_ja: String,
    #[sea_orm(column_type = "Text")]
    pub summary_en: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub makers: Json,
    pub state: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub sent_back: Option<String>,
    pub submitted_by: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub submitted_by_name: Option<String>,
    pub submitted_at: Option<DateTimeUtc>,
    pub published_by: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub published_by_name: Option<String>,
    pub changed_at: DateTimeUtc,
    pub version: i64,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
