//! Where the trail ends. A chain cannot tell that its last events are gone; this row can.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, small_integer};

use crate::definitions::{digest, drop_tables, primary_key, rule};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(audit_head()).await?;
        // A trail that was begun before this row existed ends where it ends.
        let newest = Query::select()
            .expr(Expr::cust("1"))
            .columns(["seq", "hash"])
            .from("audit_event")
            .order_by("seq", Order::Desc)
            .limit(1)
            .take();
        let mut insert = Query::insert();
        insert
            .into_table("audit_head")
            .columns(["id", "seq", "hash"]);
        insert
            .select_from(newest)
            .map_err(|error| DbErr::Custom(error.to_string()))?;
        manager.execute(insert).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["audit_head"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One row at most.
fn audit_head() -> TableCreateStatement {
    Table::create()
        .table("audit_head")
        .col(small_integer("id"))
        .col(big_integer("seq"))
        .col(digest("hash"))
        .primary_key(&mut primary_key("audit_head", &["id"]))
        .check(rule("audit_head_id_check", "id = 1"))
        .check(rule("audit_head_seq_check", "seq >= 1"))
        .take()
}
