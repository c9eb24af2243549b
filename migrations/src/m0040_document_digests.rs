//! Indexes that find a document by its SHA-256: anybody may ask whether a file is an executed contract.

use sea_orm_migration::prelude::*;

use crate::definitions::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// The name of an index is made of its table and columns, so one of them has a second column: `contract_draft` is a
/// table too.
const DIGESTS: [(&str, &[&str]); 3] = [
    ("contract", &["executed_sha256"]),
    ("contract", &["draft_sha256", "id"]),
    ("contract_draft", &["sha256"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns) in DIGESTS {
            index(manager, table, columns).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns) in DIGESTS {
            let mut index = Index::drop();
            let name = format!("{table}_{}_idx", columns.join("_"));
            manager
                .drop_index(index.name(name).table(table).to_owned())
                .await?;
        }
        Ok(())
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
