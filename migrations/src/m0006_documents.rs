//! The facts about uploaded files; the bytes lie in the file store.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, string_len, text, uuid, uuid_null};

use crate::definitions::{
    at, at_null, digest, drop_tables, index, primary_key, refers, rule, unique,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(document()).await?;
        index(manager, "document", &["application_id"]).await?;
        index(manager, "document", &["contract_id"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["document"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A removed file keeps its row, so that the record stays whole.
fn document() -> TableCreateStatement {
    Table::create()
        .table("document")
        .col(uuid("id"))
        .col(uuid_null("application_id"))
        .col(uuid_null("contract_id"))
        .col(string_len("kind", 50))
        .col(text("file_name"))
        .col(text("media_type"))
        .col(big_integer("size"))
        .col(digest("sha256"))
        .col(text("storage_key"))
        .col(uuid("uploaded_by"))
        .col(at("uploaded_at"))
        .col(at_null("removed_at"))
        .primary_key(&mut primary_key("document", &["id"]))
        .index(&mut unique("document", &["storage_key"]))
        .foreign_key(&mut refers(
            "document",
            "application_id",
            ("application", "id"),
        ))
        .foreign_key(&mut refers("document", "contract_id", ("contract", "id")))
        .foreign_key(&mut refers("document", "uploaded_by", ("person", "id")))
        .check(rule("document_size_check", "size > 0"))
        .check(rule("document_sha256_check", "length(sha256) = 64"))
        .take()
}
