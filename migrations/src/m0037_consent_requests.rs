//! What was asked of each bank: the link that was mailed, whether it was opened, and the code that shows who answers.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string_len, uuid};

use crate::definitions::{
    at, at_null, digest, digest_null, drop_tables, index, primary_key, refers, rule,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(consent_request()).await?;
        index(manager, "consent_request", &["contract_id", "bank_code"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["consent_request"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A code comes with its instant, and only after the link was opened.
fn consent_request() -> TableCreateStatement {
    Table::create()
        .table("consent_request")
        .col(digest("token_hash"))
        .col(uuid("contract_id"))
        .col(string_len("bank_code", 4))
        .col(string_len("sent_to", 254))
        .col(at("sent_at"))
        .col(at("expires_at"))
        .col(at_null("opened_at"))
        .col(digest_null("code_hash"))
        .col(at_null("code_sent_at"))
        .col(integer("codes_sent").default(0).take())
        .col(integer("wrong_codes").default(0).take())
        .primary_key(&mut primary_key("consent_request", &["token_hash"]))
        .foreign_key(&mut refers(
            "consent_request",
            "contract_id",
            ("contract", "id"),
        ))
        .foreign_key(&mut refers(
            "consent_request",
            "bank_code",
            ("bank", "code"),
        ))
        .check(rule(
            "consent_request_token_hash_check",
            "length(token_hash) = 64",
        ))
        .check(rule("consent_request_expires_check", "expires_at > sent_at"))
        .check(rule(
            "consent_request_code_check",
            "(code_hash IS NULL OR code_sent_at IS NOT NULL) AND (code_sent_at IS NULL OR opened_at IS NOT NULL)",
        ))
        .take()
}
