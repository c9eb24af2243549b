//! By when the banks answer and who moved that day, which reminders were sent, why each letter was, and who opened the
//! bank's page.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, integer, string_len, text, uuid, uuid_null};

use crate::definitions::{at, drop_tables, one_of, primary_key, refers, rule};

/// The boards that are open keep the day that their banks were told.
const TAKE_OVER: &str = "INSERT INTO consent_deadline (contract_id, number, due_on, reason, set_by, set_by_name, set_at) \
    SELECT contract.id, 1, application.due_on, '', NULL, '', contract.created_at FROM contract \
    JOIN application ON application.id = contract.application_id WHERE application.due_on IS NOT NULL";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(consent_deadline()).await?;
        manager.create_table(consent_reminder()).await?;
        manager.create_table(consent_opening()).await?;
        let occasion = string_len("occasion", 20).default("asked").take();
        let added = Table::alter()
            .table("consent_request")
            .add_column(occasion)
            .take();
        manager.alter_table(added).await?;
        let db = manager.get_connection();
        db.execute_unprepared(TAKE_OVER).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dropped = Table::alter()
            .table("consent_request")
            .drop_column("occasion")
            .take();
        manager.alter_table(dropped).await?;
        drop_tables(
            manager,
            &["consent_opening", "consent_reminder", "consent_deadline"],
        )
        .await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The first day comes from the calendar; whoever moves it says why.
fn consent_deadline() -> TableCreateStatement {
    Table::create()
        .table("consent_deadline")
        .col(uuid("contract_id"))
        .col(integer("number"))
        .col(date("due_on"))
        .col(text("reason"))
        .col(uuid_null("set_by"))
        .col(text("set_by_name"))
        .col(at("set_at"))
        .primary_key(&mut primary_key(
            "consent_deadline",
            &["contract_id", "number"],
        ))
        .foreign_key(&mut refers(
            "consent_deadline",
            "contract_id",
            ("contract", "id"),
        ))
        .foreign_key(&mut refers("consent_deadline", "set_by", ("person", "id")))
        .check(rule(
            "consent_deadline_reason_check",
            "(number = 1 OR set_by IS NOT NULL) AND (set_by IS NULL OR reason <> '')",
        ))
        .take()
}

/// Each reminder of a deadline is sent once, however many servers look.
fn consent_reminder() -> TableCreateStatement {
    Table::create()
        .table("consent_reminder")
        .col(uuid("contract_id"))
        .col(integer("deadline"))
        .col(string_len("reminder", 20))
        .col(at("sent_at"))
        .primary_key(&mut primary_key(
            "consent_reminder",
            &["contract_id", "deadline", "reminder"],
        ))
        .foreign_key(
            ForeignKey::create()
                .name("consent_reminder_deadline_fkey")
                .from("consent_reminder", ("contract_id", "deadline"))
                .to("consent_deadline", ("contract_id", "number")),
        )
        .check(one_of(
            "consent_reminder",
            "reminder",
            &["ahead", "on_the_day", "after"],
        ))
        .take()
}

/// The first time that one of a bank's own people opened the page on which it is asked.
fn consent_opening() -> TableCreateStatement {
    Table::create()
        .table("consent_opening")
        .col(uuid("contract_id"))
        .col(string_len("bank_code", 4))
        .col(uuid("person_id"))
        .col(at("opened_at"))
        .primary_key(&mut primary_key(
            "consent_opening",
            &["contract_id", "bank_code"],
        ))
        .foreign_key(
            ForeignKey::create()
                .name("consent_opening_consent_fkey")
                .from("consent_opening", ("contract_id", "bank_code"))
                .to("consent", ("contract_id", "bank_code")),
        )
        .foreign_key(&mut refers(
            "consent_opening",
            "person_id",
            ("person", "id"),
        ))
        .take()
}
