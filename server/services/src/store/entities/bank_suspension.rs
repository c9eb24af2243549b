//! Banks that asked that an agent does not reach them.

use sea_orm::entity::prelude::*;

/// One suspension of one contract at one bank.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bank_suspension")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub contract_id: Uuid,
    pub bank_code: String,
    pub state: String,
    pub reason: String,
    pub requested_by: Uuid,
    pub requested_by_name: String,
    pub requested_at: DateTimeUtc,
    pub decision: Option<String>,
    pub decided_by: Option<Uuid>,
    pub decided_by_name: Option<String>,
    pub decided_at: Option<DateTimeUtc>,
    pub lift_reason: Option<String>,
    pub lifted_by: Option<Uuid>,
    pub lifted_by_name: Option<String>,
    pub lifted_at: Option<DateTimeUtc>,
    pub version: i64,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
