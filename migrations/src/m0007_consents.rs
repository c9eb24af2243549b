//! The answer of each bank to each contract.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date_null, string_len, text_null, uuid, uuid_null};

use crate::definitions::{at_null, drop_tables, index, one_of, primary_key, refers, rule, version};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(consent()).await?;
        index(manager, "consent", &["bank_code", "answer"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["consent"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// An answer has a day; no answer has none.
fn consent() -> TableCreateStatement {
    Table::create()
        .table("consent")
        .col(uuid("contract_id"))
        .col(string_len("bank_code", 4))
        .col(string_len("answer", 20))
        .col(boolean("standing"))
        .col(date_null("answered_on"))
        .col(text_null("answered_by"))
        .col(text_null("evidence_text"))
        .col(uuid_null("document_id"))
        .col(uuid_null("recorded_by"))
        .col(at_null("recorded_at"))
        .col(version())
        .primary_key(&mut primary_key("consent", &["contract_id", "bank_code"]))
        .foreign_key(&mut refers("consent", "contract_id", ("contract", "id")))
        .foreign_key(&mut refers("consent", "bank_code", ("bank", "code")))
        .foreign_key(&mut refers("consent", "document_id", ("document", "id")))
        .foreign_key(&mut refers("consent", "recorded_by", ("person", "id")))
        .check(one_of(
            "consent",
            "answer",
            &["unanswered", "consented", "refused"],
        ))
        .check(rule(
            "consent_answered_on_check",
            "(answer = 'unanswered') = (answered_on IS NULL)",
        ))
        .take()
}
