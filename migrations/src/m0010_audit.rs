//! The audit trail. It refers to nothing, so that it outlives what it tells about.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, string_len, text, text_null, uuid_null};

use crate::definitions::{at, digest, drop_tables, index, primary_key, rule, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(audit_event()).await?;
        index(manager, "audit_event", &["application_id"]).await?;
        index(manager, "audit_event", &["organisation_id"]).await?;
        index(manager, "audit_event", &["subject_kind", "subject_id"]).await?;
        index(manager, "audit_event", &["at"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["audit_event"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The number is given by the chain and not by the database, because a gap would look like a deletion.
fn audit_event() -> TableCreateStatement {
    Table::create()
        .table("audit_event")
        .col(big_integer("seq"))
        .col(at("at"))
        .col(uuid_null("actor_id"))
        .col(text("actor_name"))
        .col(string_len("verb", 50))
        .col(string_len("subject_kind", 50))
        .col(text("subject_id"))
        .col(text_null("before"))
        .col(text_null("after"))
        .col(boolean("visible_to_agent"))
        .col(uuid_null("application_id"))
        .col(uuid_null("organisation_id"))
        .col(digest("previous_hash"))
        .col(digest("hash"))
        .primary_key(&mut primary_key("audit_event", &["seq"]))
        .index(&mut unique("audit_event", &["hash"]))
        .check(rule("audit_event_seq_check", "seq >= 0"))
        .take()
}
