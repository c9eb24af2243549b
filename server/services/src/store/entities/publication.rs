//! Who publishes which contract where.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One publication.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub publisher: String,
    pub state: String,
    pub due_on: NaiveDate,
    pub notified_on: Option<NaiveDate>,
    pub notified_way: Option<String>,
    pub notified_note: String,
    pub published_on: Option<NaiveDate>,
    pub address: Option<String>,
    pub release: Option<String>,
    pub reminded_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i64,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
