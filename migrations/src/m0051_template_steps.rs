//! Who had a hand in a version of the template: who began it, changed it, found it finished, or sent it back and why.
//! Whoever stands here does not release it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string_len, text, uuid};

use crate::definitions::{at, drop_tables, one_of, primary_key, refers, rule};

const KINDS: &[&str] = &["begun", "changed", "proposed", "sent_back", "released"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(template_step()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["template_step"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// What happened first has the lower number. Nothing is sent back without a reason.
fn template_step() -> TableCreateStatement {
    Table::create()
        .table("template_step")
        .col(integer("template_version"))
        .col(integer("number"))
        .col(string_len("kind", 20))
        .col(text("note"))
        .col(uuid("person_id"))
        .col(text("person_name"))
        .col(at("at"))
        .primary_key(&mut primary_key(
            "template_step",
            &["template_version", "number"],
        ))
        .foreign_key(&mut refers(
            "template_step",
            "template_version",
            ("contract_template", "version"),
        ))
        .foreign_key(&mut refers("template_step", "person_id", ("person", "id")))
        .check(one_of("template_step", "kind", KINDS))
        .check(rule(
            "template_step_note_check",
            "kind <> 'sent_back' OR note <> ''",
        ))
        .take()
}
