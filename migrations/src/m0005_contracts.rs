//! Contracts and the three terms that the law wants published.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, json_binary, string_len, string_len_null, text, text_null, uuid,
};

use crate::definitions::{
    at, at_null, digest_null, drop_tables, index, one_of, primary_key, refers, rule, unique,
    version,
};

const STATES: &[&str] = &[
    "awaiting_consents",
    "awaiting_agent_signature",
    "awaiting_federation_signature",
    "concluded",
    "suspended",
    "ended",
    "abandoned",
];

const CONCLUDED: &str = "state NOT IN ('concluded', 'suspended', 'ended') OR (number IS NOT NULL \
    AND executed_key IS NOT NULL AND effective_from IS NOT NULL AND signed_on IS NOT NULL AND runs_until IS NOT NULL)";

const PERIOD: &str = "runs_until IS NULL OR runs_until >= effective_from";

const ENDED: &str = "(state = 'ended') = (ended_at IS NOT NULL)";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(contract()).await?;
        manager.create_table(published_term()).await?;
        index(manager, "contract", &["state"]).await?;
        index(manager, "contract", &["runs_until"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["published_term", "contract"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A concluded contract has its number, its document and its dates. The state is part of a key, so that clients can
/// refer to the state too and never be active under a contract that is not.
fn contract() -> TableCreateStatement {
    Table::create()
        .table("contract")
        .col(uuid("id"))
        .col(uuid("application_id"))
        .col(string_len_null("number", 30))
        .col(string_len("state", 40))
        .col(json_binary("variables"))
        .col(text_null("draft_key"))
        .col(digest_null("draft_sha256"))
        .col(text_null("executed_key"))
        .col(digest_null("executed_sha256"))
        .col(date_null("effective_from"))
        .col(date_null("signed_on"))
        .col(at_null("concluded_at"))
        .col(date_null("runs_until"))
        .col(date_null("ends_on"))
        .col(at_null("ended_at"))
        .col(date_null("remind_on"))
        .col(at("created_at"))
        .col(at("updated_at"))
        .col(version())
        .primary_key(&mut primary_key("contract", &["id"]))
        .index(&mut unique("contract", &["application_id"]))
        .index(&mut unique("contract", &["number"]))
        .index(&mut unique("contract", &["id", "state"]))
        .foreign_key(&mut refers(
            "contract",
            "application_id",
            ("application", "id"),
        ))
        .check(one_of("contract", "state", STATES))
        .check(rule("contract_concluded_check", CONCLUDED))
        .check(rule("contract_period_check", PERIOD))
        .check(rule("contract_ended_check", ENDED))
        .take()
}

/// The three terms, none of them empty.
fn published_term() -> TableCreateStatement {
    Table::create()
        .table("published_term")
        .col(uuid("contract_id"))
        .col(integer("number"))
        .col(text("heading"))
        .col(text("text"))
        .primary_key(&mut primary_key(
            "published_term",
            &["contract_id", "number"],
        ))
        .foreign_key(&mut refers(
            "published_term",
            "contract_id",
            ("contract", "id"),
        ))
        .check(rule(
            "published_term_number_check",
            "number BETWEEN 1 AND 3",
        ))
        .check(rule("published_term_text_check", "text <> ''"))
        .take()
}
