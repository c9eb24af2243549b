//! The connection criteria that every return and decline cites.

use sea_orm::entity::prelude::*;

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "criterion")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    pub edition: i32,
    pub title_ja: String,
    pub title_en: String,
    #[sea_orm(column_type = "Text")]
    pub text_ja: String,
    #[sea_orm(column_type = "Text")]
    pub text_en: String,
    pub position: i32,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
