//! The order in which a contract is signed and until when; the reason and the factor of a signature.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date_null, integer, string_len, string_len_null, text};

use crate::definitions::rule;

/// The columns by their tables, in the order in which they are added.
const TABLES: [&str; 3] = ["contract", "signature", "session"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            for mut column in columns(table) {
                let added = Table::alter().table(table).add_column(&mut column).take();
                manager.alter_table(added).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            for column in columns(table).into_iter().rev() {
                let name = column.get_column_name();
                let dropped = Table::alter().table(table).drop_column(name).take();
                manager.alter_table(dropped).await?;
            }
        }
        Ok(())
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// A column that comes later carries its rules itself.
fn columns(table: &str) -> Vec<ColumnDef> {
    match table {
        "contract" => vec![
            string_len("signing_order", 20)
                .default("agent_first")
                .check(rule(
                    "contract_signing_order_check",
                    "signing_order IN ('agent_first', 'federation_first')",
                ))
                .take(),
            integer("sign_within")
                .default(10)
                .check(rule(
                    "contract_sign_within_check",
                    "sign_within BETWEEN 1 AND 60",
                ))
                .take(),
            date_null("sign_by")
                .check(rule(
                    "contract_sign_by_check",
                    "sign_by IS NULL OR state IN ('awaiting_agent_signature', 'awaiting_federation_signature')",
                ))
                .take(),
            date_null("sign_remind_on")
                .check(rule(
                    "contract_sign_remind_on_check",
                    "sign_remind_on IS NULL OR sign_remind_on <= sign_by",
                ))
                .take(),
        ],
        "signature" => vec![
            text("reason").default("").take(),
            string_len_null("factor", 20)
                .check(rule(
                    "signature_factor_check",
                    "factor IS NULL OR (method = 'second_factor' AND factor IN \
                     ('authenticator', 'passkey', 'recovery_code', 'identity_provider'))",
                ))
                .take(),
        ],
        _ => vec![string_len_null("factor_by", 20)],
    }
}
