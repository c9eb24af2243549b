//! Whether a published address answered, each time somebody asked.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, string_len, text, uuid, uuid_null};

use crate::definitions::{at, drop_tables, index, one_of, primary_key, refers, rule};

const RESULTS: &[&str] = &["reached", "answered", "barred", "unreachable", "redirects"];
/// The longest web address that a form takes.
const ADDRESS: u32 = 2000;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(publication_check()).await?;
        index(manager, "publication_check", &["contract_id", "publisher"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["publication_check"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn publication_check() -> TableCreateStatement {
    Table::create()
        .table("publication_check")
        .col(uuid("id"))
        .col(uuid("contract_id"))
        .col(string_len("publisher", 10))
        .col(string_len("address", ADDRESS))
        .col(string_len("result", 20))
        .col(integer_null("status"))
        .col(uuid_null("person_id"))
        .col(text("person_name"))
        .col(at("checked_at"))
        .primary_key(&mut primary_key("publication_check", &["id"]))
        .foreign_key(
            ForeignKey::create()
                .name("publication_check_publication_fkey")
                .from("publication_check", ("contract_id", "publisher"))
                .to("publication", ("contract_id", "publisher")),
        )
        .foreign_key(&mut refers(
            "publication_check",
            "person_id",
            ("person", "id"),
        ))
        .check(one_of("publication_check", "result", RESULTS))
        .check(rule(
            "publication_check_status_check",
            "(result IN ('reached', 'answered')) = (status IS NOT NULL)",
        ))
        .take()
}
