//! What was announced about a scope family's readiness, by whom and when; never overwritten.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One announcement.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "readiness_announcement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub family: String,
    pub kind: String,
    pub ready_on: Option<NaiveDate>,
    pub precision: Option<String>,
    #[sea_orm(column_type = "Text")]
    pub wording: String,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub announced_by: Option<Uuid>,
    pub announced_by_name: String,
    pub announced_at: DateTimeUtc,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
