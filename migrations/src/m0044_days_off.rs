//! Why the banks do not work on a day: a national holiday, or a day by a decision of its own.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::string_len;

use crate::definitions::one_of;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let kind = string_len("kind", 20)
            .default("national")
            .check(one_of("holiday", "kind", &["national", "one_off"]))
            .take();
        let added = Table::alter().table("holiday").add_column(kind).take();
        manager.alter_table(added).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dropped = Table::alter().table("holiday").drop_column("kind").take();
        manager.alter_table(dropped).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
