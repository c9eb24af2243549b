//! Amendments: contracts that take the place of another one, and the step of that one's history that tells it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::uuid_null;
use sea_orm_migration::sea_orm::DbBackend;

use crate::definitions::{index, rule};
use crate::m0038_contract_life::{CONTRACT_STEP, KINDS, contract_step};

/// What can happen to a contract from now on.
const KINDS_NOW: &[&str] = &[
    "suspended",
    "resumed",
    "notified",
    "ended",
    "renewed",
    "replaced",
];

/// One amendment of a contract is under way at a time.
const ONCE: &str = "CREATE UNIQUE INDEX contract_amends_key ON contract (amends) WHERE state NOT IN ('abandoned', 'ended')";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut amends = uuid_null("amends")
            .check(rule("contract_amends_check", "amends <> id"))
            .extra("REFERENCES contract (id)")
            .take();
        let added = Table::alter()
            .table("contract")
            .add_column(&mut amends)
            .take();
        manager.alter_table(added).await?;
        let db = manager.get_connection();
        db.execute_unprepared(ONCE).await?;
        allow(manager, KINDS_NOW).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DELETE FROM contract_step WHERE kind = 'replaced'")
            .await?;
        allow(manager, KINDS).await?;
        db.execute_unprepared("DROP INDEX contract_amends_key")
            .await?;
        let dropped = Table::alter()
            .table("contract")
            .drop_column("amends")
            .take();
        manager.alter_table(dropped).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Lets the history have these kinds of steps. SQLite cannot change a rule, so there the rows move to a new table;
/// nothing refers to them.
async fn allow(manager: &SchemaManager<'_>, kinds: &[&str]) -> Result<(), DbErr> {
    let db = manager.get_connection();
    if manager.get_database_backend() == DbBackend::Postgres {
        let kinds = kinds.join("', '");
        let sql = format!(
            "ALTER TABLE contract_step DROP CONSTRAINT contract_step_kind_check, \
             ADD CONSTRAINT contract_step_kind_check CHECK (kind IN ('{kinds}'))"
        );
        db.execute_unprepared(&sql).await?;
        return Ok(());
    }
    db.execute_unprepared("ALTER TABLE contract_step RENAME TO contract_step_before")
        .await?;
    manager.create_table(contract_step(kinds)).await?;
    db.execute_unprepared("INSERT INTO contract_step SELECT * FROM contract_step_before")
        .await?;
    db.execute_unprepared("DROP TABLE contract_step_before")
        .await?;
    index(manager, CONTRACT_STEP, &["contract_id"]).await
}
