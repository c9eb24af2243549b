//! Applications for connection; lists read the mirrored columns, the rest lives in the JSON.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One application.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "application")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub family: String,
    pub state: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub stage: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
    #[sea_orm(unique)]
    pub draft_number: String,
    #[sea_orm(unique)]
    pub receipt_number: Option<String>,
    pub revision: i32,
    pub officer_id: Option<Uuid>,
    pub proposer_id: Option<Uuid>,
    pub decided_by: Option<Uuid>,
    pub due_on: Option<NaiveDate>,
    pub in_charge: Uuid,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub submitted_at: Option<DateTimeUtc>,
    pub service_name: String,
    pub organisation_name: String,
    pub found_by: String,
    pub version: i64,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
