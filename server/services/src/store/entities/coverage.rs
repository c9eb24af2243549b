//! Which contract covers a bank for a service of an agent, and on which days.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One bank under one contract.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "coverage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub family: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub service: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub bank_code: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    pub follows: Option<NaiveDate>,
    pub contract_id: Uuid,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
