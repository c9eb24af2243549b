//! Banks that took their consent to a concluded contract back.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, string_len, text, uuid, uuid_null};

use crate::definitions::{at, drop_tables, primary_key, refers, rule};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(consent_withdrawal()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["consent_withdrawal"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Once for each answer, with its reason, and never for a day before it was said.
fn consent_withdrawal() -> TableCreateStatement {
    Table::create()
        .table("consent_withdrawal")
        .col(uuid("contract_id"))
        .col(string_len("bank_code", 4))
        .col(date("starts_on"))
        .col(text("reason"))
        .col(text("withdrawn_by"))
        .col(text("evidence_text"))
        .col(date("withdrawn_on"))
        .col(uuid_null("document_id"))
        .col(uuid("recorded_by"))
        .col(at("recorded_at"))
        .primary_key(&mut primary_key(
            "consent_withdrawal",
            &["contract_id", "bank_code"],
        ))
        .foreign_key(
            ForeignKey::create()
                .name("consent_withdrawal_consent_fkey")
                .from("consent_withdrawal", ("contract_id", "bank_code"))
                .to("consent", ("contract_id", "bank_code")),
        )
        .foreign_key(&mut refers(
            "consent_withdrawal",
            "recorded_by",
            ("person", "id"),
        ))
        .foreign_key(&mut refers(
            "consent_withdrawal",
            "document_id",
            ("document", "id"),
        ))
        .check(rule("consent_withdrawal_reason_check", "reason <> ''"))
        .check(rule(
            "consent_withdrawal_starts_check",
            "starts_on >= withdrawn_on",
        ))
        .take()
}
