//! The texts of contracts: the templates, the drafts made from them, and what both sides write about an article.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, integer, json_binary, string_len, text, text_null, uuid, uuid_null,
};

use crate::definitions::{
    at, at_null, digest_null, drop_tables, index, one_of, primary_key, refers, rule, version,
};
use crate::reference;

const ISSUED: &str =
    "(issued_at IS NULL) = (sha256 IS NULL) AND (issued_at IS NULL) = (file_key IS NULL)";
const CONFIRMED: &str = "(confirmed_at IS NULL) = (confirmed_by IS NULL) \
    AND (confirmed_at IS NULL OR (immaterial_reason IS NOT NULL AND issued_at IS NOT NULL))";

/// One draft of a contract, and one template, is being worked on at a time.
const OPEN_ONCE: [&str; 2] = [
    "CREATE UNIQUE INDEX contract_draft_open_key ON contract_draft (contract_id) WHERE issued_at IS NULL",
    "CREATE UNIQUE INDEX contract_template_open_key ON contract_template ((published_at IS NULL)) \
        WHERE published_at IS NULL",
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(contract_template()).await?;
        manager.create_table(contract_draft()).await?;
        manager.create_table(clause_comment()).await?;
        index(manager, "clause_comment", &["contract_id", "written_at"]).await?;
        for unique in OPEN_ONCE {
            manager.get_connection().execute_unprepared(unique).await?;
        }
        manager.execute(first_template()?).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &["clause_comment", "contract_draft", "contract_template"],
        )
        .await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// The wording from which drafts are made, one row a version; the English beside it helps to read it.
fn contract_template() -> TableCreateStatement {
    Table::create()
        .table("contract_template")
        .col(integer("version"))
        .col(json_binary("wording"))
        .col(json_binary("english"))
        .col(text("note"))
        .col(uuid_null("made_by"))
        .col(text("made_by_name"))
        .col(at("made_at"))
        .col(uuid_null("published_by"))
        .col(text_null("published_by_name"))
        .col(at_null("published_at"))
        .col(big_integer("row_version").default(1).take())
        .primary_key(&mut primary_key("contract_template", &["version"]))
        .foreign_key(&mut refers(
            "contract_template",
            "made_by",
            ("person", "id"),
        ))
        .foreign_key(&mut refers(
            "contract_template",
            "published_by",
            ("person", "id"),
        ))
        .check(rule(
            "contract_template_four_eyes_check",
            "published_by <> made_by",
        ))
        .take()
}

/// An issued draft has its file; only an issued one can be confirmed as immaterial, and not by its maker.
fn contract_draft() -> TableCreateStatement {
    Table::create()
        .table("contract_draft")
        .col(uuid("contract_id"))
        .col(integer("number"))
        .col(integer("template_version"))
        .col(json_binary("wording"))
        .col(text("note"))
        .col(uuid_null("made_by"))
        .col(text("made_by_name"))
        .col(at("made_at"))
        .col(at_null("issued_at"))
        .col(text_null("file_key"))
        .col(digest_null("sha256"))
        .col(text_null("immaterial_reason"))
        .col(uuid_null("confirmed_by"))
        .col(text_null("confirmed_by_name"))
        .col(at_null("confirmed_at"))
        .col(version())
        .primary_key(&mut primary_key(
            "contract_draft",
            &["contract_id", "number"],
        ))
        .foreign_key(&mut refers(
            "contract_draft",
            "contract_id",
            ("contract", "id"),
        ))
        .foreign_key(&mut refers(
            "contract_draft",
            "template_version",
            ("contract_template", "version"),
        ))
        .foreign_key(&mut refers("contract_draft", "made_by", ("person", "id")))
        .foreign_key(&mut refers(
            "contract_draft",
            "confirmed_by",
            ("person", "id"),
        ))
        .check(rule("contract_draft_number_check", "number > 0"))
        .check(rule("contract_draft_issued_check", ISSUED))
        .check(rule("contract_draft_confirmed_check", CONFIRMED))
        .check(rule(
            "contract_draft_four_eyes_check",
            "confirmed_by <> made_by",
        ))
        .take()
}

/// What one side wrote about an article; settled once both agree.
fn clause_comment() -> TableCreateStatement {
    Table::create()
        .table("clause_comment")
        .col(uuid("id"))
        .col(uuid("contract_id"))
        .col(string_len("clause_key", 60))
        .col(integer("draft_number"))
        .col(text("body"))
        .col(string_len("side", 20))
        .col(uuid("author_id"))
        .col(text("author_name"))
        .col(at("written_at"))
        .col(text_null("settled_by_name"))
        .col(at_null("settled_at"))
        .primary_key(&mut primary_key("clause_comment", &["id"]))
        .foreign_key(&mut refers(
            "clause_comment",
            "contract_id",
            ("contract", "id"),
        ))
        .foreign_key(&mut refers("clause_comment", "author_id", ("person", "id")))
        .check(one_of("clause_comment", "side", &["agent", "federation"]))
        .take()
}

/// The wording that ships with the portal stands as the first version, and nobody of the Federation made it.
fn first_template() -> Result<InsertStatement, DbErr> {
    let wording = reference::contract_wording()?;
    let columns = [
        "version",
        "wording",
        "english",
        "note",
        "made_by_name",
        "made_at",
        "published_by_name",
        "published_at",
    ];
    let row: Vec<Expr> = vec![
        1.into(),
        wording.japanese.into(),
        wording.english.into(),
        "初版".into(),
        "ろうきんAPI契約ポータル".into(),
        reference::policy()?.published_at.into(),
        "労働金庫連合会".into(),
        reference::policy()?.published_at.into(),
    ];
    reference::insert("contract_template", &columns, [row])
}
