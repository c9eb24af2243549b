//! OAuth clients issued under a contract; of the secret only the digest is kept.

use sea_orm::entity::prelude::*;

/// One client.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "client")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(unique)]
    pub client_id: Option<String>,
    pub contract_id: Uuid,
    /// Kept equal to the contract's by the database.
    pub contract_state: String,
    pub client_name: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub redirect_uris: Json,
    pub state: String,
    pub secret_hash: Option<String>,
    pub requested_by: Uuid,
    pub requested_at: DateTimeUtc,
    pub issued_by: Option<Uuid>,
    pub issued_at: Option<DateTimeUtc>,
    pub secret_revealed_at: Option<DateTimeUtc>,
    pub first_used_at: Option<DateTimeUtc>,
    pub last_used_at: Option<DateTimeUtc>,
    pub revoked_at: Option<DateTimeUtc>,
    pub version: i64,
}

/// Joins are written where they are needed, so none is declared here.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
