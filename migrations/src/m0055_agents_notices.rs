//! The day on which the Federation received a notice that the agent gave: the time for a notice is counted from it.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::date_null;

use crate::definitions::rule;
use crate::m0038_contract_life::CONTRACT_STEP;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut received_on = date_null("received_on")
            .check(rule(
                "contract_step_received_on_check",
                "received_on IS NULL OR kind = 'notified'",
            ))
            .take();
        let added = Table::alter()
            .table(CONTRACT_STEP)
            .add_column(&mut received_on)
            .take();
        manager.alter_table(added).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let dropped = Table::alter()
            .table(CONTRACT_STEP)
            .drop_column("received_on")
            .take();
        manager.alter_table(dropped).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
