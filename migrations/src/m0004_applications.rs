//! Applications, what was submitted at each revision, and what had to be corrected.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, date_null, integer, json_binary, string_len, string_len_null, text, uuid, uuid_null,
};

use crate::definitions::{
    at, at_null, drop_tables, index, one_of, primary_key, refers, rule, unique, version,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(application()).await?;
        manager.create_table(submission()).await?;
        manager.create_table(correction_request()).await?;
        index(manager, "application", &["state"]).await?;
        index(manager, "application", &["organisation_id"]).await?;
        index(manager, "application", &["officer_id"]).await?;
        index(manager, "application", &["due_on"]).await?;
        index(manager, "application", &["submitted_at"]).await?;
        index(manager, "correction_request", &["application_id"]).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &["correction_request", "submission", "application"],
        )
        .await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

fn application() -> TableCreateStatement {
    let mut table = application_columns();
    application_references(&mut table);
    application_rules(&mut table);
    table
}

fn application_columns() -> TableCreateStatement {
    Table::create()
        .table("application")
        .col(uuid("id"))
        .col(uuid("organisation_id"))
        .col(string_len("family", 30))
        .col(string_len("state", 20))
        .col(json_binary("stage"))
        .col(json_binary("content"))
        .col(string_len("draft_number", 30))
        .col(string_len_null("receipt_number", 30))
        .col(integer("revision").default(0).take())
        .col(uuid_null("officer_id"))
        .col(uuid_null("proposer_id"))
        .col(uuid_null("decided_by"))
        .col(date_null("due_on"))
        .col(uuid("in_charge"))
        .col(at("created_at"))
        .col(at("updated_at"))
        .col(at_null("submitted_at"))
        .col(text("service_name"))
        .col(text("organisation_name"))
        .col(version())
        .primary_key(&mut primary_key("application", &["id"]))
        .index(&mut unique("application", &["draft_number"]))
        .index(&mut unique("application", &["receipt_number"]))
        .take()
}

fn application_references(table: &mut TableCreateStatement) {
    table
        .foreign_key(&mut refers(
            "application",
            "organisation_id",
            ("organisation", "id"),
        ))
        .foreign_key(&mut refers("application", "officer_id", ("person", "id")))
        .foreign_key(&mut refers("application", "proposer_id", ("person", "id")))
        .foreign_key(&mut refers("application", "decided_by", ("person", "id")))
        .foreign_key(&mut refers("application", "in_charge", ("person", "id")));
}

/// Whoever proposes a decision cannot take it; whatever was submitted has a receipt number.
fn application_rules(table: &mut TableCreateStatement) {
    table
        .check(one_of(
            "application",
            "family",
            &["account_information", "payments"],
        ))
        .check(one_of(
            "application",
            "state",
            &[
                "draft",
                "submitted",
                "in_review",
                "returned",
                "proposed",
                "approved",
                "declined",
                "withdrawn",
            ],
        ))
        .check(rule(
            "application_receipt_number_check",
            "state IN ('draft', 'withdrawn') OR receipt_number IS NOT NULL",
        ))
        .check(rule(
            "application_four_eyes_check",
            "decided_by IS NULL OR decided_by <> proposer_id",
        ))
        .check(rule("application_revision_check", "revision >= 0"));
}

/// What was submitted, frozen.
fn submission() -> TableCreateStatement {
    Table::create()
        .table("submission")
        .col(uuid("id"))
        .col(uuid("application_id"))
        .col(integer("revision"))
        .col(json_binary("content"))
        .col(uuid("submitted_by"))
        .col(at("submitted_at"))
        .primary_key(&mut primary_key("submission", &["id"]))
        .index(&mut unique("submission", &["application_id", "revision"]))
        .foreign_key(&mut refers(
            "submission",
            "application_id",
            ("application", "id"),
        ))
        .foreign_key(&mut refers("submission", "submitted_by", ("person", "id")))
        .take()
}

/// The criterion is kept as a code, because criteria are replaced edition by edition.
fn correction_request() -> TableCreateStatement {
    Table::create()
        .table("correction_request")
        .col(uuid("id"))
        .col(uuid("application_id"))
        .col(integer("revision"))
        .col(json_binary("sections"))
        .col(string_len("criterion_code", 10))
        .col(text("reason"))
        .col(date("due_on"))
        .col(uuid("requested_by"))
        .col(at("requested_at"))
        .col(at_null("resolved_at"))
        .primary_key(&mut primary_key("correction_request", &["id"]))
        .foreign_key(&mut refers(
            "correction_request",
            "application_id",
            ("application", "id"),
        ))
        .foreign_key(&mut refers(
            "correction_request",
            "requested_by",
            ("person", "id"),
        ))
        .check(rule("correction_request_reason_check", "reason <> ''"))
        .take()
}
