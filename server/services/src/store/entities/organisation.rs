//! The agents as companies, with their registration and who verified it.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// One agent.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub corporate_number: String,
    pub name: String,
    pub name_kana: String,
    pub registration_number: Option<String>,
    pub registration_basis: Option<String>,
    pub notified_on: Option<NaiveDate>,
    pub postal_code: String,
    pub address: String,
    pub representative_title: String,
    pub representative_name: String,
    pub website: Option<String>,
    pub registration_verified_at: Option<DateTimeUtc>,
    pub registration_verified_by: Option<Uuid>,
    pub registration_list_on: Option<NaiveDate>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i64,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
