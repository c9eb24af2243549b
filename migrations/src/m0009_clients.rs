//! OAuth clients, and the links sent by mail, one kind of which reveals a client secret.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    json_binary, string_len, string_len_null, text, text_null, uuid, uuid_null,
};

use crate::definitions::{
    at, at_null, digest, digest_null, drop_tables, index, one_of, primary_key, refers, rule,
    unique, version,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(client()).await?;
        manager.create_table(mailed_link()).await?;
        index(manager, "client", &["contract_id"]).await?;
        index(manager, "client", &["state"]).await?;
        index(manager, "mailed_link", &["person_id"]).await?;
        index(manager, "mailed_link", &["expires_at"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["mailed_link", "client"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Whoever asks for a client cannot issue it. The state of the contract follows it here by itself, so that a client that
/// would stay active under a contract that is not breaks a rule.
fn client() -> TableCreateStatement {
    Table::create()
        .table("client")
        .col(uuid("id"))
        .col(text_null("client_id"))
        .col(uuid("contract_id"))
        .col(string_len("contract_state", 40))
        .col(text("client_name"))
        .col(json_binary("redirect_uris"))
        .col(string_len("state", 20))
        .col(digest_null("secret_hash"))
        .col(uuid("requested_by"))
        .col(at("requested_at"))
        .col(uuid_null("issued_by"))
        .col(at_null("issued_at"))
        .col(at_null("secret_revealed_at"))
        .col(at_null("first_used_at"))
        .col(at_null("last_used_at"))
        .col(at_null("revoked_at"))
        .col(version())
        .primary_key(&mut primary_key("client", &["id"]))
        .index(&mut unique("client", &["client_id"]))
        .foreign_key(
            ForeignKey::create()
                .name("client_contract_id_fkey")
                .from("client", ("contract_id", "contract_state"))
                .to("contract", ("id", "state"))
                .on_update(ForeignKeyAction::Cascade),
        )
        .foreign_key(&mut refers("client", "requested_by", ("person", "id")))
        .foreign_key(&mut refers("client", "issued_by", ("person", "id")))
        .check(one_of(
            "client",
            "state",
            &["requested", "active", "suspended", "revoked"],
        ))
        .check(rule(
            "client_client_id_check",
            "state IN ('requested', 'revoked') OR client_id IS NOT NULL",
        ))
        .check(rule(
            "client_parent_check",
            "state <> 'active' OR contract_state = 'concluded'",
        ))
        .check(rule(
            "client_four_eyes_check",
            "issued_by IS NULL OR issued_by <> requested_by",
        ))
        .take()
}

/// Links known by their digest, usable once. An invitation says to which body it invites.
fn mailed_link() -> TableCreateStatement {
    Table::create()
        .table("mailed_link")
        .col(digest("token_hash"))
        .col(string_len("purpose", 20))
        .col(uuid_null("person_id"))
        .col(uuid_null("client_id"))
        .col(string_len_null("email", 254))
        .col(text_null("body"))
        .col(json_binary("payload"))
        .col(at("created_at"))
        .col(at("expires_at"))
        .col(at_null("used_at"))
        .primary_key(&mut primary_key("mailed_link", &["token_hash"]))
        .foreign_key(&mut refers("mailed_link", "person_id", ("person", "id")))
        .foreign_key(&mut refers("mailed_link", "client_id", ("client", "id")))
        .check(one_of(
            "mailed_link",
            "purpose",
            &[
                "confirm_email",
                "reset_password",
                "invitation",
                "change_email",
                "reveal_secret",
            ],
        ))
        .check(rule(
            "mailed_link_token_hash_check",
            "length(token_hash) = 64",
        ))
        .take()
}
