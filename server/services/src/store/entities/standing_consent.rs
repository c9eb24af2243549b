//! Which bank consents in general under which policy version.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// The standing consent of one bank.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "standing_consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub policy_version: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub bank_code: String,
    pub given_on: NaiveDate,
    pub note: Option<String>,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
