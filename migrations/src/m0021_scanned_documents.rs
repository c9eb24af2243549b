//! When a file was looked through for what does harm.

use sea_orm_migration::prelude::*;

use crate::definitions::at_null;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = &mut at_null("scanned_at");
        let added = Table::alter().table("document").add_column(column).take();
        manager.alter_table(added).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dropped = Table::alter()
            .table("document")
            .drop_column("scanned_at")
            .take();
        manager.alter_table(dropped).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
