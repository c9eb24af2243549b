//! Connection contracts from draft to conclusion.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One contract.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub application_id: Uuid,
    #[sea_orm(unique)]
    pub number: Option<String>,
    pub state: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub variables: Json,
    pub draft_key: Option<String>,
    pub draft_sha256: Option<String>,
    pub executed_key: Option<String>,
    pub executed_sha256: Option<String>,
    pub text_sha256: Option<String>,
    pub effective_from: Option<NaiveDate>,
    pub signed_on: Option<NaiveDate>,
    pub concluded_at: Option<DateTimeUtc>,
    pub runs_until: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub ended_at: Option<DateTimeUtc>,
    pub remind_on: Option<NaiveDate>,
    pub signing_order: String,
    pub sign_within: i32,
    pub sign_by: Option<NaiveDate>,
    pub sign_remind_on: Option<NaiveDate>,
    pub amends: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i64,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
