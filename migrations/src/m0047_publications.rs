//! Who publishes a contract where: one row for each party and each covered bank, and what happened to it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, date_null, string_len, string_len_null, text, uuid, uuid_null,
};

use crate::definitions::{
    at, at_null, drop_tables, index, one_of, primary_key, refers, rule, version,
};

const STATES: &[&str] = &["open", "notified", "published", "not_required"];
const KINDS: &[&str] = &["notified", "published", "corrected", "released"];
const WAYS: &[&str] = &["portal", "mail", "letter", "telephone"];
const RELEASES: &[&str] = &["withdrawn", "ended"];
/// The longest web address that a form takes.
const ADDRESS: u32 = 2000;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(publication()).await?;
        index(manager, "publication", &["state", "due_on"]).await?;
        manager.create_table(publication_step()).await?;
        index(manager, "publication_step", &["contract_id", "publisher"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["publication_step", "publication"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Each state has the facts that make it true, and none that would make it another.
fn publication() -> TableCreateStatement {
    Table::create()
        .table("publication")
        .col(uuid("contract_id"))
        .col(string_len("publisher", 10))
        .col(string_len("state", 20))
        .col(date("due_on"))
        .col(date_null("notified_on"))
        .col(string_len_null("notified_way", 20))
        .col(text("notified_note"))
        .col(date_null("published_on"))
        .col(string_len_null("address", ADDRESS))
        .col(string_len_null("release", 20))
        .col(at_null("reminded_at"))
        .col(at("created_at"))
        .col(at("updated_at"))
        .col(version())
        .primary_key(&mut primary_key(
            "publication",
            &["contract_id", "publisher"],
        ))
        .foreign_key(&mut refers("publication", "contract_id", ("contract", "id")))
        .check(one_of("publication", "state", STATES))
        .check(one_of("publication", "notified_way", WAYS))
        .check(one_of("publication", "release", RELEASES))
        .check(rule(
            "publication_publisher_check",
            "publisher IN ('federation', 'agent') OR length(publisher) = 4",
        ))
        .check(rule(
            "publication_published_check",
            "(state = 'published') = (published_on IS NOT NULL) AND (published_on IS NULL) = (address IS NULL)",
        ))
        .check(rule(
            "publication_address_check",
            "address IS NULL OR address LIKE 'https://%'",
        ))
        .check(rule(
            "publication_notified_check",
            "(state <> 'notified' OR notified_on IS NOT NULL) AND (notified_on IS NULL) = (notified_way IS NULL)",
        ))
        .check(rule(
            "publication_released_check",
            "(state = 'not_required') = (release IS NOT NULL)",
        ))
        .take()
}

/// Nothing is written over: a correction is another step.
fn publication_step() -> TableCreateStatement {
    Table::create()
        .table("publication_step")
        .col(uuid("id"))
        .col(uuid("contract_id"))
        .col(string_len("publisher", 10))
        .col(string_len("kind", 20))
        .col(date("day"))
        .col(text("note"))
        .col(uuid_null("person_id"))
        .col(text("person_name"))
        .col(at("at"))
        .primary_key(&mut primary_key("publication_step", &["id"]))
        .foreign_key(
            ForeignKey::create()
                .name("publication_step_publication_fkey")
                .from("publication_step", ("contract_id", "publisher"))
                .to("publication", ("contract_id", "publisher")),
        )
        .foreign_key(&mut refers(
            "publication_step",
            "person_id",
            ("person", "id"),
        ))
        .check(one_of("publication_step", "kind", KINDS))
        .take()
}
