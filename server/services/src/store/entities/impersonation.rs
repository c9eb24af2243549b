//! Who looked at the portal in whose place.

use sea_orm::entity::prelude::*;

/// One time.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "impersonation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub session_id: Uuid,
    pub helper_id: Uuid,
    pub person_id: Uuid,
    pub hat: String,
    pub reason: String,
    pub begun_at: DateTimeUtc,
    pub ends_at: DateTimeUtc,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
