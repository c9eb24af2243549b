//! What happens while a contract is out to be signed: sheets that wait for a second look, people who were named to
//! sign, and texts that came back unsigned.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, string_len, string_len_null, text, uuid, uuid_null};

use crate::definitions::{at, at_null, drop_tables, index, one_of, primary_key, refers, rule};

const PARTIES: &[&str] = &["agent", "federation"];
const KINDS: &[&str] = &[
    "declined",
    "lapsed",
    "taken_back",
    "sheet_returned",
    "abandoned",
];

/// Only what the calendar does has no reason; a text may be taken back without one.
const REASON: &str = "kind IN ('lapsed', 'taken_back') OR reason <> ''";
const CONFIRMED: &str = "(confirmed_by IS NULL) = (confirmed_at IS NULL)";

/// One person at a time is named to sign for a party.
const OPEN_ONCE: &str = "CREATE UNIQUE INDEX signing_delegation_open_key ON signing_delegation (contract_id, party) \
    WHERE ended_at IS NULL";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(signing_step()).await?;
        manager.create_table(signed_sheet()).await?;
        manager.create_table(signing_delegation()).await?;
        index(manager, "signing_step", &["contract_id"]).await?;
        index(manager, "signing_delegation", &["contract_id"]).await?;
        let db = manager.get_connection();
        db.execute_unprepared(OPEN_ONCE).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["signing_delegation", "signed_sheet", "signing_step"];
        drop_tables(manager, &tables).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Why a text came back unsigned.
fn signing_step() -> TableCreateStatement {
    Table::create()
        .table("signing_step")
        .col(uuid("id"))
        .col(uuid("contract_id"))
        .col(string_len("kind", 20))
        .col(string_len_null("party", 20))
        .col(text("reason"))
        .col(uuid_null("person_id"))
        .col(text("person_name"))
        .col(at("at"))
        .primary_key(&mut primary_key("signing_step", &["id"]))
        .foreign_key(&mut refers(
            "signing_step",
            "contract_id",
            ("contract", "id"),
        ))
        .foreign_key(&mut refers("signing_step", "person_id", ("person", "id")))
        .check(one_of("signing_step", "kind", KINDS))
        .check(one_of("signing_step", "party", PARTIES))
        .check(rule("signing_step_reason_check", REASON))
        .take()
}

/// A sheet counts once somebody else has looked at it than whoever recorded it.
fn signed_sheet() -> TableCreateStatement {
    Table::create()
        .table("signed_sheet")
        .col(uuid("contract_id"))
        .col(string_len("party", 20))
        .col(text("signer_name"))
        .col(text("signer_title"))
        .col(text("reason"))
        .col(date("signed_on"))
        .col(text("kept_at"))
        .col(uuid("document_id"))
        .col(uuid("recorded_by"))
        .col(text("recorded_by_name"))
        .col(at("recorded_at"))
        .col(uuid_null("confirmed_by"))
        .col(text("confirmed_by_name"))
        .col(at_null("confirmed_at"))
        .primary_key(&mut primary_key("signed_sheet", &["contract_id", "party"]))
        .foreign_key(&mut refers(
            "signed_sheet",
            "contract_id",
            ("contract", "id"),
        ))
        .foreign_key(&mut refers(
            "signed_sheet",
            "document_id",
            ("document", "id"),
        ))
        .foreign_key(&mut refers("signed_sheet", "recorded_by", ("person", "id")))
        .foreign_key(&mut refers(
            "signed_sheet",
            "confirmed_by",
            ("person", "id"),
        ))
        .check(one_of("signed_sheet", "party", PARTIES))
        .check(rule("signed_sheet_kept_at_check", "kept_at <> ''"))
        .check(rule("signed_sheet_confirmed_check", CONFIRMED))
        .check(rule(
            "signed_sheet_four_eyes_check",
            "confirmed_by <> recorded_by",
        ))
        .take()
}

/// Somebody named to sign one contract, until a day; never by themselves.
fn signing_delegation() -> TableCreateStatement {
    Table::create()
        .table("signing_delegation")
        .col(uuid("id"))
        .col(uuid("contract_id"))
        .col(string_len("party", 20))
        .col(uuid_null("person_id"))
        .col(text("name"))
        .col(text("email"))
        .col(date("until_day"))
        .col(uuid("delegated_by"))
        .col(text("delegated_by_name"))
        .col(at("delegated_at"))
        .col(at_null("ended_at"))
        .primary_key(&mut primary_key("signing_delegation", &["id"]))
        .foreign_key(&mut refers(
            "signing_delegation",
            "contract_id",
            ("contract", "id"),
        ))
        .foreign_key(&mut refers(
            "signing_delegation",
            "person_id",
            ("person", "id"),
        ))
        .foreign_key(&mut refers(
            "signing_delegation",
            "delegated_by",
            ("person", "id"),
        ))
        .check(one_of("signing_delegation", "party", PARTIES))
        .check(rule(
            "signing_delegation_other_check",
            "person_id <> delegated_by",
        ))
        .take()
}
