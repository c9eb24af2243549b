//! What happened to a contract after its conclusion: the history that its pages and the register tell.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, string_len, text, uuid, uuid_null};

use crate::definitions::{at, drop_tables, index, one_of, primary_key, refers, rule};

/// The table of what happened.
pub const CONTRACT_STEP: &str = "contract_step";
/// What could happen when it was made.
pub const KINDS: &[&str] = &["suspended", "resumed", "notified", "ended", "renewed"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(contract_step(KINDS)).await?;
        index(manager, "contract_step", &["contract_id"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["contract_step"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// What a person did has its reason; what the calendar did has none. The kinds grow later.
pub fn contract_step(kinds: &[&str]) -> TableCreateStatement {
    Table::create()
        .table(CONTRACT_STEP)
        .col(uuid("id"))
        .col(uuid("contract_id"))
        .col(string_len("kind", 20))
        .col(text("reason"))
        .col(date_null("last_day"))
        .col(uuid_null("person_id"))
        .col(text("person_name"))
        .col(at("at"))
        .primary_key(&mut primary_key("contract_step", &["id"]))
        .foreign_key(&mut refers(
            "contract_step",
            "contract_id",
            ("contract", "id"),
        ))
        .foreign_key(&mut refers("contract_step", "person_id", ("person", "id")))
        .check(one_of("contract_step", "kind", kinds))
        .check(rule(
            "contract_step_reason_check",
            "person_id IS NULL OR reason <> ''",
        ))
        .check(rule(
            "contract_step_last_day_check",
            "kind NOT IN ('notified', 'renewed') OR last_day IS NOT NULL",
        ))
        .take()
}
