//! Which contract covers a bank for a service of an agent, and on which days: two never do so on the same day.
//!
//! Neither database alone can compare spans of days, so the rows of one agent, service and bank form a chain. The first
//! follows nothing, and there is one first. Every other names the last day of the one that it follows, begins after that
//! day, and is the only one that follows it. A row without a last day can therefore be followed by none.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, string_len, text, uuid};
use sea_orm_migration::sea_orm::{QueryResult, Statement};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

use crate::definitions::{drop_tables, index, primary_key, refers, rule, unique};

/// The agent, the scope family, the service and the bank.
const KEY: [&str; 4] = ["organisation_id", "family", "service", "bank_code"];

/// Every column, in the order of the table.
const COLUMNS: [&str; 8] = [
    "organisation_id",
    "family",
    "service",
    "bank_code",
    "starts_on",
    "ends_on",
    "follows",
    "contract_id",
];

const FIRST_ONCE: &str = "CREATE UNIQUE INDEX coverage_first_key ON coverage (organisation_id, family, service, bank_code) \
    WHERE follows IS NULL";

const CONTRACTS: &str = "SELECT contract.id, contract.effective_from, contract.ends_on, \
    CAST(contract.variables AS text) AS variables, application.organisation_id, application.family, \
    CAST(COALESCE((SELECT submission.content FROM submission WHERE submission.application_id = application.id \
    ORDER BY submission.revision DESC LIMIT 1), application.content) AS text) AS content \
    FROM contract JOIN application ON application.id = contract.application_id \
    WHERE contract.state IN ('concluded', 'suspended') ORDER BY contract.effective_from, contract.id";

const WITHDRAWALS: &str = "SELECT contract_id, bank_code, starts_on FROM consent_withdrawal";

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(coverage()).await?;
        let db = manager.get_connection();
        db.execute_unprepared(FIRST_ONCE).await?;
        index(manager, "coverage", &["contract_id"]).await?;
        fill(db).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["coverage"]).await
    }

    // SQLite too changes its schema in transactions, so a migration happens wholly or not at all.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

/// Whoever shortens a row moves the one that follows with it, so the chain never breaks.
fn coverage() -> TableCreateStatement {
    let with = |last: &'static str| [KEY[0], KEY[1], KEY[2], KEY[3], last];
    let mut follows = ForeignKey::create();
    follows.name("coverage_follows_fkey");
    follows.from_tbl("coverage").to_tbl("coverage");
    for column in KEY {
        follows.from_col(column).to_col(column);
    }
    follows.from_col("follows").to_col("ends_on");
    follows.on_update(ForeignKeyAction::Cascade);
    Table::create()
        .table("coverage")
        .col(uuid("organisation_id"))
        .col(string_len("family", 30))
        .col(text("service"))
        .col(string_len("bank_code", 4))
        .col(date("starts_on"))
        .col(date_null("ends_on"))
        .col(date_null("follows"))
        .col(uuid("contract_id"))
        .primary_key(&mut primary_key("coverage", &with("starts_on")))
        .index(&mut unique("coverage", &with("ends_on")))
        .index(&mut unique("coverage", &with("follows")))
        .foreign_key(&mut follows)
        .foreign_key(&mut refers(
            "coverage",
            "organisation_id",
            ("organisation", "id"),
        ))
        .foreign_key(&mut refers("coverage", "bank_code", ("bank", "code")))
        .foreign_key(&mut refers("coverage", "contract_id", ("contract", "id")))
        .check(rule("coverage_days_check", "ends_on >= starts_on"))
        .check(rule("coverage_follows_check", "follows < starts_on"))
        .take()
}

/// One bank under a contract that stands.
struct Covered {
    key: (Uuid, String, String, String),
    contract: Uuid,
    days: (NaiveDate, Option<NaiveDate>),
}

/// The contracts there are take their places. Those that stood beside each other until now go on doing so, and only the
/// first of them is held against what comes.
async fn fill(db: &SchemaManagerConnection<'_>) -> Result<(), DbErr> {
    let mut last: BTreeMap<_, Option<NaiveDate>> = BTreeMap::new();
    for covered in covered(db).await? {
        let (starts_on, ends_on) = covered.days;
        let follows = match last.get(&covered.key) {
            None => None,
            Some(Some(day)) if *day < starts_on => Some(*day),
            Some(_) => continue,
        };
        if ends_on.is_some_and(|day| day < starts_on) {
            continue;
        }
        let (organisation, family, service, bank) = covered.key.clone();
        let row = Query::insert()
            .into_table("coverage")
            .columns(COLUMNS)
            .values_panic([
                organisation.into(),
                family.into(),
                service.into(),
                bank.into(),
                starts_on.into(),
                ends_on.into(),
                follows.into(),
                covered.contract.into(),
            ])
            .take();
        db.execute(&row).await?;
        last.insert(covered.key, ends_on);
    }
    Ok(())
}

#[derive(Deserialize)]
struct Variables {
    #[serde(default)]
    banks: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    code: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Content {
    service: Service,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Service {
    service_name: String,
}

async fn covered(db: &SchemaManagerConnection<'_>) -> Result<Vec<Covered>, DbErr> {
    let withdrawn = withdrawn(db).await?;
    let backend = db.get_database_backend();
    let mut all = Vec::new();
    for row in db
        .query_all_raw(Statement::from_string(backend, CONTRACTS))
        .await?
    {
        let contract: Uuid = row.try_get("", "id")?;
        let organisation: Uuid = row.try_get("", "organisation_id")?;
        let family: String = row.try_get("", "family")?;
        let content: Content = read(&row.try_get::<String>("", "content")?)?;
        let variables: Variables = read(&row.try_get::<String>("", "variables")?)?;
        let starts_on = row.try_get("", "effective_from")?;
        let ends_on: Option<NaiveDate> = row.try_get("", "ends_on")?;
        let service = folded(&content.service.service_name);
        for bank in variables.banks {
            let gone = withdrawn.get(&(contract, bank.code.clone())).copied();
            let last = ends_on.into_iter().chain(gone).min();
            all.push(Covered {
                key: (organisation, family.clone(), service.clone(), bank.code),
                contract,
                days: (starts_on, last),
            });
        }
    }
    Ok(all)
}

/// The last day with a bank that took its consent back.
async fn withdrawn(
    db: &SchemaManagerConnection<'_>,
) -> Result<BTreeMap<(Uuid, String), NaiveDate>, DbErr> {
    let backend = db.get_database_backend();
    let rows = db
        .query_all_raw(Statement::from_string(backend, WITHDRAWALS))
        .await?;
    let line = |row: QueryResult| {
        let from: NaiveDate = row.try_get("", "starts_on")?;
        let key = (
            row.try_get("", "contract_id")?,
            row.try_get("", "bank_code")?,
        );
        Ok((key, from.pred_opt().unwrap_or(from)))
    };
    rows.into_iter().map(line).collect()
}

fn read<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, DbErr> {
    serde_json::from_str(text).map_err(|error| DbErr::Migration(error.to_string()))
}

/// Neither width nor capitals make another service.
fn folded(name: &str) -> String {
    let plain: String = name.nfkc().collect();
    plain.to_lowercase().trim().to_owned()
}
