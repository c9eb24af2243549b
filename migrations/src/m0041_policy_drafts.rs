//! The next version of the policy while it is prepared, and whose hands it went through; what each version changed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, date_null, integer, json_binary, json_binary_null, string_len, text,
    text_null, uuid_null,
};

use crate::definitions::{at, at_null, drop_tables, one_of, primary_key, refers, rule, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [
            text("summary_ja").default("").take(),
            text("summary_en").default("").take(),
            boolean("carries_consents").default(false).take(),
        ] {
            let added = Table::alter().table("policy").add_column(column).take();
            manager.alter_table(added).await?;
        }
        let mut days = unique("policy", &["effective_from"]);
        days.table("policy");
        manager.create_index(days).await?;
        manager.create_table(policy_draft()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["policy_draft"]).await?;
        let mut days = Index::drop();
        days.name("policy_effective_from_key").table("policy");
        manager.drop_index(days).await?;
        for column in ["carries_consents", "summary_en", "summary_ja"] {
            let dropped = Table::alter().table("policy").drop_column(column).take();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One draft for each number, so that two people never prepare two next versions; it stays once it is published.
fn policy_draft() -> TableCreateStatement {
    Table::create()
        .table("policy_draft")
        .col(integer("number"))
        .col(json_binary("items"))
        .col(date_null("effective_from"))
        .col(json_binary_null("contact"))
        .col(text("summary_ja"))
        .col(text("summary_en"))
        .col(json_binary("makers"))
        .col(string_len("state", 20))
        .col(text_null("sent_back"))
        .col(uuid_null("submitted_by"))
        .col(text_null("submitted_by_name"))
        .col(at_null("submitted_at"))
        .col(uuid_null("published_by"))
        .col(text_null("published_by_name"))
        .col(at("changed_at"))
        .col(big_integer("version"))
        .primary_key(&mut primary_key("policy_draft", &["number"]))
        .foreign_key(&mut refers(
            "policy_draft",
            "submitted_by",
            ("person", "id"),
        ))
        .foreign_key(&mut refers(
            "policy_draft",
            "published_by",
            ("person", "id"),
        ))
        .check(one_of(
            "policy_draft",
            "state",
            &["open", "submitted", "published"],
        ))
        .check(rule(
            "policy_draft_submitted_check",
            "state = 'open' OR (submitted_by IS NOT NULL AND submitted_at IS NOT NULL \
             AND effective_from IS NOT NULL AND summary_ja <> '' AND summary_en <> '')",
        ))
        .check(rule(
            "policy_draft_published_check",
            "(state = 'published') = (published_by IS NOT NULL)",
        ))
        .check(rule(
            "policy_draft_four_eyes_check",
            "published_by <> submitted_by",
        ))
        .take()
}
