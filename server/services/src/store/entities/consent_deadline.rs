//! By when the banks answer about a contract, and who moved that day.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One deadline; the last one counts.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_deadline")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub due_on: NaiveDate,
    pub cause: String,
    pub draft: Option<i32>,
    pub reason: String,
    pub set_by: Option<Uuid>,
    pub set_by_name: String,
    pub set_at: DateTimeUtc,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
