//! People who were named to sign one contract.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_delegation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub contract_id: Uuid,
    pub party: String,
    pub person_id: Option<Uuid>,
    pub name: String,
    pub email: String,
    pub until_day: NaiveDate,
    pub delegated_by: Uuid,
    pub delegated_by_name: String,
    pub delegated_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
