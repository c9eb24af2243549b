//! What was submitted at each revision, frozen for the record.

use sea_orm::entity::prelude::*;

/// One submitted revision.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "submission")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub application_id: Uuid,
    pub revision: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
    pub submitted_by: Uuid,
    pub submitted_at: DateTimeUtc,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
