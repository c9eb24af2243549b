//! What happened to contracts after their conclusion.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub contract_id: Uuid,
    pub kind: String,
    pub reason: String,
    pub last_day: Option<NaiveDate>,
    pub received_on: Option<NaiveDate>,
    pub person_id: Option<Uuid>,
    pub person_name: String,
    pub at: DateTimeUtc,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
