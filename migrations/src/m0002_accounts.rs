//! The agents as companies, the people, and how they sign in.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, date_null, integer, string_len, string_len_null, text, text_null, uuid, uuid_null,
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
        manager.create_table(membership()).await?;
        for unique in [ONCE_AT_THE_FEDERATION, ONE_BANK] {
            manager.get_connection().execute_unprepared(unique).await?;
        }
        manager.create_table(session()).await?;
        manager.create_table(sign_in_attempt()).await?;
        index(manager, "membership", &["person_id"]).await?;
        index(manager, "membership", &["organisation_id"]).await?;
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
                "membership",
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
        .col(string_len("language", 2))
        .col(at_null("deactivated_at"))
        .col(at("created_at"))
        .col(version())
        .primary_key(&mut primary_key("person", &["id"]))
        .index(&mut unique("person", &["email"]))
        .check(one_of("person", "language", &["ja", "en"]))
        .check(rule("person_email_check", "email = lower(email)"))
        .take()
}

/// Nobody is the same thing twice at the Federation.
const ONCE_AT_THE_FEDERATION: &str = "CREATE UNIQUE INDEX membership_person_id_role_key \
    ON membership (person_id, role) WHERE organisation_id IS NULL AND bank_code IS NULL";

/// Nobody acts for two banks, nor twice for one.
const ONE_BANK: &str = "CREATE UNIQUE INDEX membership_person_id_key \
    ON membership (person_id) WHERE bank_code IS NOT NULL";

/// One row for each role that a person has in a body, from a day and perhaps until one. Without agent and
/// bank the body is the Federation.
fn membership() -> TableCreateStatement {
    Table::create()
        .table("membership")
        .col(uuid("id"))
        .col(uuid("person_id"))
        .col(string_len("role", 20))
        .col(uuid_null("organisation_id"))
        .col(string_len_null("bank_code", 4))
        .col(date("starts_on"))
        .col(date_null("ends_on"))
        .col(at("granted_at"))
        .col(uuid_null("granted_by"))
        .primary_key(&mut primary_key("membership", &["id"]))
        .index(&mut unique(
            "membership",
            &["person_id", "role", "organisation_id"],
        ))
        .foreign_key(&mut refers("membership", "person_id", ("person", "id")))
        .foreign_key(&mut refers(
            "membership",
            "organisation_id",
            ("organisation", "id"),
        ))
        .foreign_key(&mut refers("membership", "bank_code", ("bank", "code")))
        .foreign_key(&mut refers("membership", "granted_by", ("person", "id")))
        .check(rule("membership_body_check", BODY))
        .check(rule(
            "membership_dates_check",
            "ends_on IS NULL OR ends_on >= starts_on",
        ))
        .take()
}

/// Every role belongs to one kind of body.
const BODY: &str = "\
    (role IN ('owner', 'editor', 'technical_contact', 'viewer') \
        AND organisation_id IS NOT NULL AND bank_code IS NULL) \
    OR (role IN ('officer', 'approver', 'administrator', 'auditor') \
        AND organisation_id IS NULL AND bank_code IS NULL) \
    OR (role IN ('bank_representative', 'bank_deputy') \
        AND organisation_id IS NULL AND bank_code IS NOT NULL)";

/// Signed-in browsers, known by the digest of their cookie; with the hat the person wears there, and with
/// what the person is told about the device and the place of its last use.
fn session() -> TableCreateStatement {
    Table::create()
        .table("session")
        .col(digest("token_hash"))
        .col(uuid("id"))
        .col(uuid("person_id"))
        .col(text_null("hat"))
        .col(text("device"))
        .col(text("place"))
        .col(at("created_at"))
        .col(at("last_seen_at"))
        .col(at("expires_at"))
        .col(at("authenticated_at"))
        .col(at_null("factor_at"))
        .primary_key(&mut primary_key("session", &["token_hash"]))
        .index(&mut unique("session", &["id"]))
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
