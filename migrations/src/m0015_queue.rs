//! An index that answers the officers' queue by itself: the rows hold whole applications, and counting or
//! sorting must not read those.

use sea_orm_migration::prelude::*;

use crate::definitions::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "application";
const COLUMNS: &[&str] = &["state", "due_on", "officer_id", "id"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        index(manager, TABLE, COLUMNS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let name = format!("{TABLE}_{}_idx", COLUMNS.join("_"));
        let mut index = Index::drop();
        manager
            .drop_index(index.name(name).table(TABLE).to_owned())
            .await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
