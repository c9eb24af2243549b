//! Why each deadline of the banks is on its day, so that pages say it in the reader's language and the calendar moves every day
//! that was counted.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, string_len};

use crate::definitions::{one_of, rule};

/// Until now the sentence alone told the cause.
const FILL: [&str; 3] = [
    "UPDATE consent_deadline SET cause = 'asked' WHERE number = 1",
    "UPDATE consent_deadline SET cause = 'calendar' WHERE number > 1 AND reason = '営業日カレンダーの変更'",
    "UPDATE consent_deadline SET cause = 'draft', draft = (SELECT contract_draft.number FROM contract_draft \
     WHERE contract_draft.contract_id = consent_deadline.contract_id \
     AND consent_deadline.reason = '原案 第' || contract_draft.number || '版の発行') \
     WHERE number > 1 AND EXISTS (SELECT 1 FROM contract_draft \
     WHERE contract_draft.contract_id = consent_deadline.contract_id \
     AND consent_deadline.reason = '原案 第' || contract_draft.number || '版の発行')",
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let cause = string_len("cause", 10)
            .default("by_hand")
            .check(one_of(
                "consent_deadline",
                "cause",
                &["asked", "draft", "calendar", "by_hand"],
            ))
            .take();
        let draft = integer_null("draft")
            .check(rule(
                "consent_deadline_draft_check",
                "(draft IS NOT NULL) = (cause = 'draft')",
            ))
            .take();
        for column in [cause, draft] {
            let added = Table::alter()
                .table("consent_deadline")
                .add_column(column)
                .take();
            manager.alter_table(added).await?;
        }
        let db = manager.get_connection();
        for statement in FILL {
            db.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["draft", "cause"] {
            let dropped = Table::alter()
                .table("consent_deadline")
                .drop_column(column)
                .take();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
