//! What each announcement of readiness is, and who is told by mail when intake opens.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string_len, text, uuid};

use crate::definitions::{
    at, at_null, digest, digest_null, drop_tables, index, one_of, primary_key, refers, rule, unique,
};

/// A kind without a date, a kind with one; `planned` stands where nothing was said before this migration.
const KIND: &str = "kind IN ('undecided', 'planned', 'announced', 'moved', 'ready', 'withdrawn') \
     AND (kind NOT IN ('undecided', 'withdrawn') OR ready_on IS NULL) \
     AND (kind IN ('undecided', 'withdrawn', 'planned') OR ready_on IS NOT NULL)";

/// What the announcements there are must have been, from what came before each of them.
const FILL: [&str; 3] = [
    "UPDATE readiness_announcement SET kind = 'undecided' WHERE ready_on IS NULL",
    "UPDATE readiness_announcement SET kind = 'withdrawn' WHERE ready_on IS NULL AND EXISTS ( \
     SELECT 1 FROM readiness_announcement AS before WHERE before.family = readiness_announcement.family \
     AND before.announced_at < readiness_announcement.announced_at AND before.ready_on IS NOT NULL)",
    "UPDATE readiness_announcement SET kind = 'moved' WHERE ready_on IS NOT NULL AND EXISTS ( \
     SELECT 1 FROM readiness_announcement AS before WHERE before.family = readiness_announcement.family \
     AND before.announced_at < readiness_announcement.announced_at AND before.ready_on IS NOT NULL)",
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let kind = string_len("kind", 20)
            .default("planned")
            .check(rule("readiness_announcement_kind_check", KIND))
            .take();
        let added = Table::alter()
            .table("readiness_announcement")
            .add_column(kind)
            .take();
        manager.alter_table(added).await?;
        for sql in FILL {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        manager.create_table(subscription()).await?;
        index(manager, "subscription", &["asked_at"]).await?;
        manager.create_table(opening_notice()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["opening_notice", "subscription"]).await?;
        let dropped = Table::alter()
            .table("readiness_announcement")
            .drop_column("kind")
            .take();
        manager.alter_table(dropped).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// An address that wants to know. It is confirmed, or waits for the link it was sent.
fn subscription() -> TableCreateStatement {
    Table::create()
        .table("subscription")
        .col(uuid("id"))
        .col(string_len("family", 30))
        .col(string_len("email", 254))
        .col(string_len("language", 2))
        .col(digest_null("confirm_hash"))
        .col(digest("stop_hash"))
        .col(text("stop_sealed"))
        .col(at("asked_at"))
        .col(at_null("confirmed_at"))
        .primary_key(&mut primary_key("subscription", &["id"]))
        .index(&mut unique("subscription", &["family", "email"]))
        .index(&mut unique("subscription", &["confirm_hash"]))
        .index(&mut unique("subscription", &["stop_hash"]))
        .check(one_of(
            "subscription",
            "family",
            &["account_information", "payments"],
        ))
        .check(one_of("subscription", "language", &["ja", "en"]))
        .check(rule("subscription_email_check", "email = lower(email)"))
        .check(rule(
            "subscription_confirmed_check",
            "(confirm_hash IS NULL) = (confirmed_at IS NOT NULL)",
        ))
        .take()
}

/// Once for each announcement: that the opening which follows from it was told.
fn opening_notice() -> TableCreateStatement {
    Table::create()
        .table("opening_notice")
        .col(uuid("announcement_id"))
        .col(at("told_at"))
        .col(integer("told"))
        .primary_key(&mut primary_key("opening_notice", &["announcement_id"]))
        .foreign_key(&mut refers(
            "opening_notice",
            "announcement_id",
            ("readiness_announcement", "id"),
        ))
        .take()
}
