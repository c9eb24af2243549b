//! Who signed for each party, and how.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, string_len, text, uuid, uuid_null};

use crate::definitions::{at, drop_tables, one_of, primary_key, refers};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(signature()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["signature"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Each party signs once.
fn signature() -> TableCreateStatement {
    Table::create()
        .table("signature")
        .col(uuid("contract_id"))
        .col(string_len("party", 20))
        .col(text("signer_name"))
        .col(text("signer_title"))
        .col(at("signed_at"))
        .col(date("signed_on"))
        .col(string_len("method", 20))
        .col(uuid("person_id"))
        .col(uuid_null("document_id"))
        .primary_key(&mut primary_key("signature", &["contract_id", "party"]))
        .foreign_key(&mut refers("signature", "contract_id", ("contract", "id")))
        .foreign_key(&mut refers("signature", "person_id", ("person", "id")))
        .foreign_key(&mut refers("signature", "document_id", ("document", "id")))
        .check(one_of("signature", "party", &["agent", "federation"]))
        .check(one_of("signature", "method", &["second_factor", "paper"]))
        .take()
}
