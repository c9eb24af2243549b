//! What people are to agents, to the Federation and to banks; one row a role, so that a grant can be traced.

use sea_orm::entity::prelude::*;

/// One role of one person in one body.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub role: String,
    pub organisation_id: Option<Uuid>,
    pub bank_code: Option<String>,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
    pub granted_at: DateTimeUtc,
    pub granted_by: Option<Uuid>,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
