//! Requests to correct a submitted application, each citing a criterion.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One request for correction.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "correction_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub application_id: Uuid,
    pub revision: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub sections: Json,
    pub criterion_code: String,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub due_on: NaiveDate,
    pub requested_by: Uuid,
    pub requested_at: DateTimeUtc,
    pub resolved_at: Option<DateTimeUtc>,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
