//! The SHA-256 that is printed at the foot of each page of a contract, beside that of the file: a sheet of paper can be
//! compared with it.

use sea_orm_migration::prelude::*;

use crate::definitions::digest_null;

const TABLES: [&str; 2] = ["contract", "contract_draft"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            let added = Table::alter()
                .table(table)
                .add_column(digest_null("text_sha256"))
                .take();
            manager.alter_table(added).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            let dropped = Table::alter()
                .table(table)
                .drop_column("text_sha256")
                .take();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
