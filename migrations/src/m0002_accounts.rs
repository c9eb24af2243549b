//! The agents as companies, the people, and how they sign in.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, string_len, string_len_null, text, text_null, uuid, uuid_null,
};

use crate::definitions::{
    at, at_null, digest, drop_tables, index, one_of, primary_key, refers, rule, unique, version,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(organisation()).await?;
        manager.create_table(person()).await?;
        manager.create_table(person_role()).await?;
        manager.create_table(session()).await?;
        manager.create_table(sign_in_attempt()).await?;
        index(manager, "person", &["organisation_id"]).await?;
        index(manager, "session", &["person_id"]).await?;
        index(manager, "session", &["expires_at"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &[
                "sign_in_attempt",
                "session",
                "person_role",
                "person",
                "organisation",
            ],
        )
        .await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The agents. Who verified a registration is kept without a foreign key, because people refer to organisations.
fn organisation() -> TableCreateStatement {
    Table::create()
        .table("organisation")
        .col(uuid("id"))
        .col(string_len("corporate_number", 13))
        .col(text("name"))
        .col(text("name_kana"))
        .col(text_null("registration_number"))
        .col(string_len_null("registration_basis", 30))
        .col(date_null("notified_on"))
        .col(string_len("postal_code", 10))
        .col(text("address"))
        .col(text("representative_title"))
        .col(text("representative_name"))
        .col(text_null("website"))
        .col(at_null("registration_verified_at"))
        .col(uuid_null("registration_verified_by"))
        .col(date_null("registration_list_on"))
        .col(at("created_at"))
        .col(at("updated_at"))
        .col(version())
        .primary_key(&mut primary_key("organisation", &["id"]))
        .index(&mut unique("organisation", &["corporate_number"]))
        .check(one_of(
            "organisation",
            "registration_basis",
            &["labour_bank_act", "deemed_from_banking_act"],
        ))
        .check(rule(
            "organisation_corporate_number_check",
            "length(corporate_number) = 13",
        ))
        .check(rule(
            "organisation_notified_on_check",
            "(registration_basis = 'deemed_from_banking_act') = (notified_on IS NOT NULL)",
        ))
        .check(rule(
            "organisation_registration_verified_check",
            "(registration_verified_at IS NULL) = (registration_verified_by IS NULL)",
        ))
        .take()
}

/// One row an account; addresses are stored in lower case, so that uniqueness ignores case.
fn person() -> TableCreateStatement {
    Table::create()
        .table("person")
        .col(uuid("id"))
        .col(string_len("email", 254))
        .col(text("name"))
        .col(text_null("password_hash"))
        .col(at_null("email_confirmed_at"))
        .col(uuid_null("organisation_id"))
        .col(string_len("language", 2))
        .col(at_null("deactivated_at"))
        .col(at("created_at"))
        .col(version())
        .primary_key(&mut primary_key("person", &["id"]))
        .index(&mut unique("person", &["email"]))
        .foreign_key(&mut refers(
            "person",
            "organisation_id",
            ("organisation", "id"),
        ))
        .check(one_of("person", "language", &["ja", "en"]))
        .check(rule("person_email_check", "email = lower(email)"))
        .take()
}

/// One row a role, so that a grant can be traced.
fn person_role() -> TableCreateStatement {
    Table::create()
        .table("person_role")
        .col(uuid("person_id"))
        .col(string_len("role", 20))
        .col(at("granted_at"))
        .col(uuid_null("granted_by"))
        .primary_key(&mut primary_key("person_role", &["person_id", "role"]))
        .foreign_key(&mut refers("person_role", "person_id", ("person", "id")))
        .foreign_key(&mut refers("person_role", "granted_by", ("person", "id")))
        .check(one_of(
            "person_role",
            "role",
            &["agent", "officer", "approver", "administrator", "auditor"],
        ))
        .take()
}

/// Signed-in browsers, known by the digest of their cookie.
fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(digest("token_hash"))
        .col(uuid("person_id"))
        .col(at("created_at"))
        .col(at("last_seen_at"))
        .col(at("expires_at"))
        .col(at("authenticated_at"))
        .primary_key(&mut primary_key("session", &["token_hash"]))
        .foreign_key(&mut refers("session", "person_id", ("person", "id")))
        .check(rule("session_token_hash_check", "length(token_hash) = 64"))
        .take()
}

/// Failures per account and per source.
fn sign_in_attempt() -> TableCreateStatement {
    Table::create()
        .table("sign_in_attempt")
        .col(text("key"))
        .col(integer("failures"))
        .col(at("last_failure_at"))
        .col(at_null("blocked_until"))
        .primary_key(&mut primary_key("sign_in_attempt", &["key"]))
        .check(rule("sign_in_attempt_failures_check", "failures >= 0"))
        .take()
}
