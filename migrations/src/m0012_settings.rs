//! What an administrator sets, and the running numbers.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, json_binary, text};

use crate::definitions::{drop_tables, primary_key, rule};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(setting()).await?;
        manager.create_table(counter()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["counter", "setting"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One row a setting.
fn setting() -> TableCreateStatement {
    Table::create()
        .table("setting")
        .col(text("name"))
        .col(json_binary("value"))
        .primary_key(&mut primary_key("setting", &["name"]))
        .take()
}

/// One row a sequence of numbers, such as the receipts of a year.
fn counter() -> TableCreateStatement {
    Table::create()
        .table("counter")
        .col(text("name"))
        .col(big_integer("value"))
        .primary_key(&mut primary_key("counter", &["name"]))
        .check(rule("counter_value_check", "value >= 0"))
        .take()
}
