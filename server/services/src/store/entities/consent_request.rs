//! What was asked of each bank, one row a letter.

use sea_orm::entity::prelude::*;

/// One letter with its link.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    pub contract_id: Uuid,
    pub bank_code: String,
    pub sent_to: String,
    pub sent_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub opened_at: Option<DateTimeUtc>,
    pub code_hash: Option<String>,
    pub code_sent_at: Option<DateTimeUtc>,
    pub codes_sent: i32,
    pub wrong_codes: i32,
    pub occasion: String,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
