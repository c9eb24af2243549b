//! Signed-in browsers; only the digest of the cookie is kept, so a leaked table opens nothing.

use sea_orm::entity::prelude::*;

/// One signed-in browser.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: String,
    #[sea_orm(unique)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub hat: Option<String>,
    pub device: String,
    pub place: String,
    pub created_at: DateTimeUtc,
    pub last_seen_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub authenticated_at: DateTimeUtc,
    pub factor_at: Option<DateTimeUtc>,
    pub factor_by: Option<String>,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
