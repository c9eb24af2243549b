//! What the department is called in English, and with which version of the policy a contact was published.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer_null, text};

use crate::definitions::rule;

/// What every contact was called in English until now.
const DEPARTMENT: &str = "Business Department, Federation of Labour Banks";

/// The versions that brought a contact so far, as their drafts tell; those of the first version have none.
const FILL: &str = "UPDATE contact SET policy_version = (SELECT MAX(policy_draft.number) FROM policy_draft \
     WHERE policy_draft.state = 'published' \
     AND policy_draft.contact ->> 'valid_from' = CAST(contact.valid_from AS text))";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let department = text("department_en")
            .default(DEPARTMENT)
            .check(rule("contact_department_en_check", "department_en <> ''"))
            .take();
        for column in [department, integer_null("policy_version")] {
            let added = Table::alter().table("contact").add_column(column).take();
            manager.alter_table(added).await?;
        }
        manager.get_connection().execute_unprepared(FILL).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["policy_version", "department_en"] {
            let dropped = Table::alter().table("contact").drop_column(column).take();
            manager.alter_table(dropped).await?;
        }
        Ok(())
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
