//! The audit trail, chained by digest; before and after are text so that they hash alike on every database.

use sea_orm::entity::prelude::*;

/// One link of the audit chain.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub at: DateTimeUtc,
    pub actor_id: Option<Uuid>,
    pub actor_name: String,
    pub helper_id: Option<Uuid>,
    pub helper_name: Option<String>,
    pub verb: String,
    pub subject_kind: String,
    pub subject_id: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub before: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub after: Option<String>,
    pub visible_to_agent: bool,
    pub application_id: Option<Uuid>,
    pub organisation_id: Option<Uuid>,
    pub previous_hash: String,
    #[sea_orm(unique)]
    pub hash: String,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
