//! What was announced about readiness: rows are added and never overwritten.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, string_len, string_len_null, text, uuid, uuid_null};

use crate::definitions::{at, drop_tables, index, one_of, primary_key, refers, rule};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(readiness_announcement()).await?;
        index(
            manager,
            "readiness_announcement",
            &["family", "announced_at"],
        )
        .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["readiness_announcement"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A date and its precision come together or not at all.
fn readiness_announcement() -> TableCreateStatement {
    Table::create()
        .table("readiness_announcement")
        .col(uuid("id"))
        .col(string_len("family", 30))
        .col(date_null("ready_on"))
        .col(string_len_null("precision", 20))
        .col(text("wording"))
        .col(text("note"))
        .col(uuid_null("announced_by"))
        .col(text("announced_by_name"))
        .col(at("announced_at"))
        .primary_key(&mut primary_key("readiness_announcement", &["id"]))
        .foreign_key(&mut refers(
            "readiness_announcement",
            "announced_by",
            ("person", "id"),
        ))
        .check(one_of(
            "readiness_announcement",
            "family",
            &["account_information", "payments"],
        ))
        .check(one_of(
            "readiness_announcement",
            "precision",
            &["day", "month", "end_of_month"],
        ))
        .check(rule(
            "readiness_announcement_ready_on_check",
            "(ready_on IS NULL) = (precision IS NULL)",
        ))
        .take()
}
