//! Banks that asked that an agent does not reach them, and what became of it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{string_len, text, text_null, uuid, uuid_null};

use crate::definitions::{at, at_null, drop_tables, one_of, primary_key, refers, rule, version};

/// A contract has one that goes on at a bank.
const OPEN_ONCE: &str = "CREATE UNIQUE INDEX bank_suspension_open_key ON bank_suspension (contract_id, bank_code) \
    WHERE state IN ('requested', 'in_force')";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(ruled(bank_suspension())).await?;
        let db = manager.get_connection();
        db.execute_unprepared(OPEN_ONCE).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["bank_suspension"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn bank_suspension() -> TableCreateStatement {
    Table::create()
        .table("bank_suspension")
        .col(uuid("id"))
        .col(uuid("contract_id"))
        .col(string_len("bank_code", 4))
        .col(string_len("state", 20))
        .col(text("reason"))
        .col(uuid("requested_by"))
        .col(text("requested_by_name"))
        .col(at("requested_at"))
        .col(text_null("decision"))
        .col(uuid_null("decided_by"))
        .col(text_null("decided_by_name"))
        .col(at_null("decided_at"))
        .col(text_null("lift_reason"))
        .col(uuid_null("lifted_by"))
        .col(text_null("lifted_by_name"))
        .col(at_null("lifted_at"))
        .col(version())
        .primary_key(&mut primary_key("bank_suspension", &["id"]))
        .foreign_key(
            ForeignKey::create()
                .name("bank_suspension_consent_fkey")
                .from("bank_suspension", ("contract_id", "bank_code"))
                .to("consent", ("contract_id", "bank_code")),
        )
        .foreign_key(&mut refers(
            "bank_suspension",
            "requested_by",
            ("person", "id"),
        ))
        .foreign_key(&mut refers(
            "bank_suspension",
            "decided_by",
            ("person", "id"),
        ))
        .foreign_key(&mut refers(
            "bank_suspension",
            "lifted_by",
            ("person", "id"),
        ))
        .take()
}

/// Whoever decides and whoever lifts it stands beside the state that they made.
fn ruled(mut table: TableCreateStatement) -> TableCreateStatement {
    table
        .check(one_of(
            "bank_suspension",
            "state",
            &["requested", "in_force", "declined", "lifted"],
        ))
        .check(rule("bank_suspension_reason_check", "reason <> ''"))
        .check(rule(
            "bank_suspension_decided_check",
            "(state = 'requested') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)",
        ))
        .check(rule(
            "bank_suspension_declined_check",
            "state <> 'declined' OR length(decision) > 0",
        ))
        .check(rule(
            "bank_suspension_lifted_check",
            "(state = 'lifted') = (lifted_at IS NOT NULL) AND (lifted_at IS NULL) = (lifted_by IS NULL) \
                AND (state <> 'lifted' OR length(lift_reason) > 0)",
        ))
        .check(rule(
            "bank_suspension_four_eyes_check",
            "lifted_by IS NULL OR lifted_by <> decided_by",
        ))
        .take()
}
