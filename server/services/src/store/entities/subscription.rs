//! Addresses that want to know when intake opens; gone when they are stopped.

use sea_orm::entity::prelude::*;

/// One address for one scope family.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subscription")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub family: String,
    pub email: String,
    pub language: String,
    pub confirm_hash: Option<String>,
    pub stop_hash: String,
    #[sea_orm(column_type = "Text")]
    pub stop_sealed: String,
    pub asked_at: DateTimeUtc,
    pub confirmed_at: Option<DateTimeUtc>,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
