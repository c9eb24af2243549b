//! Everything a bank ever said about its standing consent, instead of the day of the first word alone.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, integer, string_len, text, text_null, uuid_null};

use crate::definitions::{at, drop_tables, one_of, primary_key, refers, rule};

/// What the banks said when the first version was published holds for both families and without an end.
const FORTH: &str = "INSERT INTO standing_consent_act (policy_version, bank_code, number, kind, \
    families, starts_on, said_on, said_by, way, evidence, reason, recorded_at) \
    SELECT standing_consent.policy_version, standing_consent.bank_code, 1, 'given', \
    'account_information payments', standing_consent.given_on, standing_consent.given_on, '', \
    'published', COALESCE(standing_consent.note, ''), '', policy.published_at \
    FROM standing_consent JOIN policy ON policy.version = standing_consent.policy_version";
/// The day on which a bank first consented is what the earlier table knew.
const BACK: &str = "INSERT INTO standing_consent (policy_version, bank_code, given_on) \
    SELECT policy_version, bank_code, said_on FROM standing_consent_act \
    WHERE number = 1 AND kind = 'given'";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(act()).await?;
        let db = manager.get_connection();
        db.execute_unprepared(FORTH).await?;
        drop_tables(manager, &["standing_consent"]).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(before()).await?;
        let db = manager.get_connection();
        db.execute_unprepared(BACK).await?;
        drop_tables(manager, &["standing_consent_act"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Rows are added and never changed; they are counted for each bank and version.
fn act() -> TableCreateStatement {
    let mut table = columns();
    for (column, target) in [
        ("policy_version", ("policy", "version")),
        ("bank_code", ("bank", "code")),
        ("recorded_by", ("person", "id")),
    ] {
        table.foreign_key(&mut refers("standing_consent_act", column, target));
    }
    for (column, words) in [
        ("kind", ["given", "limited", "withdrawn"]),
        ("way", ["published", "in_person", "letter"]),
    ] {
        table.check(one_of("standing_consent_act", column, &words));
    }
    table
}

fn columns() -> TableCreateStatement {
    Table::create()
        .table("standing_consent_act")
        .col(integer("policy_version"))
        .col(string_len("bank_code", 4))
        .col(integer("number"))
        .col(string_len("kind", 20))
        .col(string_len("families", 100))
        .col(date_null("until"))
        .col(date("starts_on"))
        .col(date("said_on"))
        .col(text("said_by"))
        .col(string_len("way", 20))
        .col(text("evidence"))
        .col(text("reason"))
        .col(uuid_null("recorded_by"))
        .col(at("recorded_at"))
        .primary_key(&mut primary_key(
            "standing_consent_act",
            &["policy_version", "bank_code", "number"],
        ))
        .check(rule(
            "standing_consent_act_families_check",
            "kind = 'withdrawn' OR families <> ''",
        ))
        .check(rule(
            "standing_consent_act_days_check",
            "starts_on >= said_on AND (until IS NULL OR until >= starts_on)",
        ))
        .check(rule(
            "standing_consent_act_reason_check",
            "kind <> 'withdrawn' OR reason <> ''",
        ))
        .check(rule(
            "standing_consent_act_evidence_check",
            "way <> 'letter' OR evidence <> ''",
        ))
        .check(rule(
            "standing_consent_act_recorded_check",
            "way = 'published' OR recorded_by IS NOT NULL",
        ))
        .take()
}

/// The table as it was.
fn before() -> TableCreateStatement {
    let mut table = Table::create()
        .table("standing_consent")
        .col(integer("policy_version"))
        .col(string_len("bank_code", 4))
        .col(date("given_on"))
        .col(text_null("note"))
        .take();
    table.primary_key(&mut primary_key(
        "standing_consent",
        &["policy_version", "bank_code"],
    ));
    for (column, target) in [
        ("policy_version", ("policy", "version")),
        ("bank_code", ("bank", "code")),
    ] {
        table.foreign_key(&mut refers("standing_consent", column, target));
    }
    table
}
