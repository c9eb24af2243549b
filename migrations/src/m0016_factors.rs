//! The second factor: authenticator apps, passkeys, recovery codes, and sign-ins that wait for one of them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer_null, json_binary, string_len, text, uuid};

use crate::definitions::{
    at, at_null, digest, drop_tables, index, primary_key, refers, rule, unique,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(totp()).await?;
        for unique in [ONE_IN_USE, ONE_BEGUN] {
            manager.get_connection().execute_unprepared(unique).await?;
        }
        manager.create_table(passkey()).await?;
        manager.create_table(answered_challenge()).await?;
        manager.create_table(recovery_code()).await?;
        manager.create_table(pending_sign_in()).await?;
        index(manager, "passkey", &["person_id"]).await?;
        index(manager, "answered_challenge", &["expires_at"]).await?;
        index(manager, "recovery_code", &["person_id"]).await?;
        index(manager, "pending_sign_in", &["person_id"]).await?;
        index(manager, "pending_sign_in", &["expires_at"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["pending_sign_in", "recovery_code", "answered_challenge"];
        drop_tables(manager, &tables).await?;
        drop_tables(manager, &["passkey", "totp"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Nobody has two apps in use.
const ONE_IN_USE: &str =
    "CREATE UNIQUE INDEX totp_person_id_key ON totp (person_id) WHERE confirmed_at IS NOT NULL";

/// Nobody sets up two at once.
const ONE_BEGUN: &str =
    "CREATE UNIQUE INDEX totp_begun_key ON totp (person_id) WHERE confirmed_at IS NULL";

/// One row for each app (RFC 6238), in use once a code of it was given. The secret is sealed: whoever reads
/// the table alone can make no code. No step at or before the last one used is taken again.
fn totp() -> TableCreateStatement {
    Table::create()
        .table("totp")
        .col(uuid("id"))
        .col(uuid("person_id"))
        .col(text("sealed"))
        .col(at("created_at"))
        .col(at_null("confirmed_at"))
        .col(at_null("last_used_at"))
        .col(big_integer_null("last_step"))
        .primary_key(&mut primary_key("totp", &["id"]))
        .foreign_key(&mut refers("totp", "person_id", ("person", "id")))
        .check(rule(
            "totp_last_step_check",
            "(confirmed_at IS NULL) = (last_step IS NULL)",
        ))
        .take()
}

/// One row for each passkey (Web Authentication Level 3). What is kept is public: it checks answers and makes none.
fn passkey() -> TableCreateStatement {
    Table::create()
        .table("passkey")
        .col(uuid("id"))
        .col(uuid("person_id"))
        .col(text("credential_id"))
        .col(string_len("name", 60))
        .col(json_binary("credential"))
        .col(at("created_at"))
        .col(at_null("last_used_at"))
        .primary_key(&mut primary_key("passkey", &["id"]))
        .index(&mut unique("passkey", &["credential_id"]))
        .foreign_key(&mut refers("passkey", "person_id", ("person", "id")))
        .take()
}

/// One row for each challenge that was answered, until it would not be taken any more: none counts twice.
fn answered_challenge() -> TableCreateStatement {
    Table::create()
        .table("answered_challenge")
        .col(digest("asked_hash"))
        .col(at("expires_at"))
        .primary_key(&mut primary_key("answered_challenge", &["asked_hash"]))
        .check(rule(
            "answered_challenge_asked_hash_check",
            "length(asked_hash) = 64",
        ))
        .take()
}

/// One row for each code that helps where the app is lost; known by digest.
fn recovery_code() -> TableCreateStatement {
    Table::create()
        .table("recovery_code")
        .col(digest("code_hash"))
        .col(uuid("person_id"))
        .col(at("created_at"))
        .col(at_null("used_at"))
        .primary_key(&mut primary_key("recovery_code", &["code_hash"]))
        .foreign_key(&mut refers("recovery_code", "person_id", ("person", "id")))
        .check(rule(
            "recovery_code_code_hash_check",
            "length(code_hash) = 64",
        ))
        .take()
}

/// One row for each browser that gave the password and still owes the second factor. It opens nothing else.
fn pending_sign_in() -> TableCreateStatement {
    Table::create()
        .table("pending_sign_in")
        .col(digest("token_hash"))
        .col(uuid("person_id"))
        .col(at("expires_at"))
        .primary_key(&mut primary_key("pending_sign_in", &["token_hash"]))
        .foreign_key(&mut refers(
            "pending_sign_in",
            "person_id",
            ("person", "id"),
        ))
        .check(rule(
            "pending_sign_in_token_hash_check",
            "length(token_hash) = 64",
        ))
        .take()
}
