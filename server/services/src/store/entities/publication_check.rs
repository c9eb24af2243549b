//! Whether published addresses answered.

use sea_orm::entity::prelude::*;

/// One look at an address.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publication_check")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub contract_id: Uuid,
    pub publisher: String,
    pub address: String,
    pub result: String,
    pub status: Option<i32>,
    pub person_id: Option<Uuid>,
    pub person_name: String,
    pub checked_at: DateTimeUtc,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
