//! Browsers in which somebody signed in before, so that a sign-in from another one can be told.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid;

use crate::definitions::{at, digest, drop_tables, primary_key, refers, rule};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(known_device()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["known_device"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One row for each person and browser. The browser is known by the digest of a cookie that opens nothing.
fn known_device() -> TableCreateStatement {
    Table::create()
        .table("known_device")
        .col(uuid("person_id"))
        .col(digest("mark_hash"))
        .col(at("first_seen_at"))
        .col(at("last_seen_at"))
        .primary_key(&mut primary_key(
            "known_device",
            &["person_id", "mark_hash"],
        ))
        .foreign_key(&mut refers("known_device", "person_id", ("person", "id")))
        .check(rule(
            "known_device_mark_hash_check",
            "length(mark_hash) = 64",
        ))
        .take()
}
