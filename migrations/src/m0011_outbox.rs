//! What is to be done after the commit.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, json_binary, string_len, text_null, uuid};

use crate::definitions::{at, at_null, drop_tables, index, one_of, primary_key, rule};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(outbox_job()).await?;
        index(manager, "outbox_job", &["state", "run_after"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["outbox_job"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Jobs, claimed in the order in which they fall due.
fn outbox_job() -> TableCreateStatement {
    Table::create()
        .table("outbox_job")
        .col(uuid("id"))
        .col(string_len("kind", 50))
        .col(json_binary("payload"))
        .col(string_len("state", 20))
        .col(integer("attempts").default(0).take())
        .col(at("run_after"))
        .col(at_null("claimed_until"))
        .col(text_null("last_error"))
        .col(at("created_at"))
        .col(at_null("finished_at"))
        .primary_key(&mut primary_key("outbox_job", &["id"]))
        .check(one_of(
            "outbox_job",
            "state",
            &["waiting", "running", "done", "dead"],
        ))
        .check(rule("outbox_job_attempts_check", "attempts >= 0"))
        .take()
}
