//! The Federation's contact details, each with its period of validity.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// The contact details of one period.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contact")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub department: String,
    pub department_en: String,
    pub tel: String,
    pub email: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
    pub policy_version: Option<i32>,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
