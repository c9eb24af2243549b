//! The labour banks; banks merge, so each has a period of activity.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One labour bank.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bank")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    pub name: String,
    pub short_name: String,
    pub name_en: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub prefectures: Json,
    pub contact_email: Option<String>,
    pub active_from: Option<NaiveDate>,
    pub active_to: Option<NaiveDate>,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
