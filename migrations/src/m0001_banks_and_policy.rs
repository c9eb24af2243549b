//! The banks and what the Federation publishes: policy, contact, criteria, holidays.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, date_null, integer, json_binary, string_len, string_len_null, text, text_null, uuid,
};

use crate::definitions::{at, drop_tables, index, primary_key, refers, rule};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(bank()).await?;
        manager.create_table(policy()).await?;
        manager.create_table(standing_consent()).await?;
        manager.create_table(contact()).await?;
        manager.create_table(criterion()).await?;
        manager.create_table(holiday()).await?;
        index(manager, "contact", &["valid_from"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &[
                "holiday",
                "criterion",
                "contact",
                "standing_consent",
                "policy",
                "bank",
            ],
        )
        .await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The labour banks; a code is four characters and not a number.
fn bank() -> TableCreateStatement {
    Table::create()
        .table("bank")
        .col(string_len("code", 4))
        .col(text("name"))
        .col(string_len("short_name", 50))
        .col(text("name_en"))
        .col(json_binary("prefectures"))
        .col(string_len_null("contact_email", 254))
        .col(date_null("active_from"))
        .col(date_null("active_to"))
        .primary_key(&mut primary_key("bank", &["code"]))
        .check(rule("bank_code_check", "length(code) = 4"))
        .check(rule("bank_active_check", "active_to >= active_from"))
        .take()
}

/// The published policy, one row a version.
fn policy() -> TableCreateStatement {
    Table::create()
        .table("policy")
        .col(integer("version"))
        .col(date("effective_from"))
        .col(json_binary("items"))
        .col(at("published_at"))
        .primary_key(&mut primary_key("policy", &["version"]))
        .take()
}

/// Which bank consents in general under which policy version.
fn standing_consent() -> TableCreateStatement {
    Table::create()
        .table("standing_consent")
        .col(integer("policy_version"))
        .col(string_len("bank_code", 4))
        .col(date("given_on"))
        .col(text_null("note"))
        .primary_key(&mut primary_key(
            "standing_consent",
            &["policy_version", "bank_code"],
        ))
        .foreign_key(&mut refers(
            "standing_consent",
            "policy_version",
            ("policy", "version"),
        ))
        .foreign_key(&mut refers(
            "standing_consent",
            "bank_code",
            ("bank", "code"),
        ))
        .take()
}

/// The Federation's contact details, each with its period of validity.
fn contact() -> TableCreateStatement {
    Table::create()
        .table("contact")
        .col(uuid("id"))
        .col(text("department"))
        .col(string_len("tel", 30))
        .col(string_len("email", 254))
        .col(date("valid_from"))
        .col(date_null("valid_to"))
        .primary_key(&mut primary_key("contact", &["id"]))
        .check(rule("contact_valid_check", "valid_to >= valid_from"))
        .take()
}

/// The criteria that every return and decline cites.
fn criterion() -> TableCreateStatement {
    Table::create()
        .table("criterion")
        .col(string_len("code", 10))
        .col(integer("edition"))
        .col(text("title_ja"))
        .col(text("title_en"))
        .col(text("text_ja"))
        .col(text("text_en"))
        .col(integer("position"))
        .primary_key(&mut primary_key("criterion", &["code"]))
        .take()
}

/// National holidays.
fn holiday() -> TableCreateStatement {
    Table::create()
        .table("holiday")
        .col(date("day"))
        .col(text("name"))
        .primary_key(&mut primary_key("holiday", &["day"]))
        .take()
}
