//! The drafts of each contract's text.

use sea_orm::entity::prelude::*;

/// One draft; without an issuing instant it is still being worked on.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contract_draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub contract_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub template_version: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub wording: Json,
    #[sea_orm(column_type = "Text")]
    pub note: String,
    pub made_by: Option<Uuid>,
    pub made_by_name: String,
    pub made_at: DateTimeUtc,
    pub issued_at: Option<DateTimeUtc>,
    pub file_key: Option<String>,
    pub sha256: Option<String>,
    pub text_sha256: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub immaterial_reason: Option<String>,
    pub confirmed_by: Option<Uuid>,
    pub confirmed_by_name: Option<String>,
    pub confirmed_at: Option<DateTimeUtc>,
    pub version: i64,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
