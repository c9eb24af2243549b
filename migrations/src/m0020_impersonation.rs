//! Who looked at the portal in whose place, and both names on the trail.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string_len, text, text_null, uuid, uuid_null};

use crate::definitions::{at, drop_tables, index, primary_key, refers, rule};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(impersonation()).await?;
        index(manager, "impersonation", &["session_id"]).await?;
        for column in [&mut uuid_null("helper_id"), &mut text_null("helper_name")] {
            let added = Table::alter()
                .table("audit_event")
                .add_column(column)
                .take();
            manager.alter_table(added).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["helper_name", "helper_id"] {
            let dropped = Table::alter()
                .table("audit_event")
                .drop_column(column)
                .take();
            manager.alter_table(dropped).await?;
        }
        drop_tables(manager, &["impersonation"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One row for each time. It outlives the session it was done in.
fn impersonation() -> TableCreateStatement {
    Table::create()
        .table("impersonation")
        .col(uuid("id"))
        .col(uuid("session_id"))
        .col(uuid("helper_id"))
        .col(uuid("person_id"))
        .col(string_len("hat", 60))
        .col(text("reason"))
        .col(at("begun_at"))
        .col(at("ends_at"))
        .primary_key(&mut primary_key("impersonation", &["id"]))
        .foreign_key(&mut refers("impersonation", "helper_id", ("person", "id")))
        .foreign_key(&mut refers("impersonation", "person_id", ("person", "id")))
        .check(rule(
            "impersonation_person_id_check",
            "person_id <> helper_id",
        ))
        .check(rule("impersonation_reason_check", "length(reason) > 0"))
        .take()
}
