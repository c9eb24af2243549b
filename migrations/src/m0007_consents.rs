//! The answer of each bank to each contract.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer_null, string_len, string_len_null, text_null, uuid, uuid_null,
};

use crate::definitions::{at_null, drop_tables, index, one_of, primary_key, refers, rule, version};

/// An answer says when, by whom, how and to which draft it was given.
const ANSWERED: &str = "(answer = 'unanswered') = (answered_on IS NULL) AND (answered_on IS NULL) = (answered_by IS NULL) \
    AND (answered_on IS NULL) = (way IS NULL) AND (answered_on IS NULL) = (draft IS NULL)";

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

/// A refusal has its reason.
fn consent() -> TableCreateStatement {
    Table::create()
        .table("consent")
        .col(uuid("contract_id"))
        .col(string_len("bank_code", 4))
        .col(string_len("answer", 20))
        .col(date_null("answered_on"))
        .col(text_null("answered_by"))
        .col(string_len_null("way", 20))
        .col(integer_null("draft"))
        .col(text_null("note"))
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
        .check(one_of(
            "consent",
            "way",
            &["standing", "in_person", "link", "letter"],
        ))
        .check(rule("consent_answered_on_check", ANSWERED))
        .check(rule(
            "consent_reason_check",
            "answer <> 'refused' OR length(note) > 0",
        ))
        .take()
}
