//! Single sign-on: sign-ins that were begun at the identity provider, who is who there, and which roles
//! came from there.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, uuid};

use crate::definitions::{at, digest, drop_tables, index, primary_key, refers, rule, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(attempt()).await?;
        manager.create_table(subject()).await?;
        manager.create_table(grant()).await?;
        index(manager, "single_sign_on_attempt", &["expires_at"]).await?;
        index(manager, "single_sign_on_subject", &["person_id"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "single_sign_on_grant",
            "single_sign_on_subject",
            "single_sign_on_attempt",
        ];
        drop_tables(manager, &tables).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// One row for each sign-in under way. Digests alone: whoever reads them can finish none of them.
fn attempt() -> TableCreateStatement {
    Table::create()
        .table("single_sign_on_attempt")
        .col(digest("state_hash"))
        .col(digest("browser_hash"))
        .col(text("next"))
        .col(at("expires_at"))
        .primary_key(&mut primary_key("single_sign_on_attempt", &["state_hash"]))
        .check(rule(
            "single_sign_on_attempt_state_hash_check",
            "length(state_hash) = 64 AND length(browser_hash) = 64",
        ))
        .take()
}

/// Who somebody is at a provider. Nobody is two people there.
fn subject() -> TableCreateStatement {
    Table::create()
        .table("single_sign_on_subject")
        .col(text("issuer"))
        .col(text("subject"))
        .col(uuid("person_id"))
        .col(at("linked_at"))
        .primary_key(&mut primary_key(
            "single_sign_on_subject",
            &["issuer", "subject"],
        ))
        .index(&mut unique(
            "single_sign_on_subject",
            &["issuer", "person_id"],
        ))
        .foreign_key(&mut refers(
            "single_sign_on_subject",
            "person_id",
            ("person", "id"),
        ))
        .take()
}

/// The roles that follow the provider. Those granted by hand have no row here, so nothing takes them away.
fn grant() -> TableCreateStatement {
    let mut role = refers(
        "single_sign_on_grant",
        "membership_id",
        ("membership", "id"),
    );
    Table::create()
        .table("single_sign_on_grant")
        .col(uuid("membership_id"))
        .primary_key(&mut primary_key("single_sign_on_grant", &["membership_id"]))
        .foreign_key(role.on_delete(ForeignKeyAction::Cascade))
        .take()
}
