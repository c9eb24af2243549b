//! The published facts as data files, so that an empty database is usable and nobody edits code to read them.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm_migration::prelude::{DbErr, Expr, InsertStatement, Query};
use serde::{Deserialize, de::DeserializeOwned};
use uuid::Uuid;

/// A labour bank as published.
#[derive(Deserialize)]
pub struct Bank {
    pub code: String,
    pub name: String,
    pub short_name: String,
    pub name_en: String,
    pub prefectures: serde_json::Value,
}

/// The first version of the policy, and the day from which all banks consent under it.
#[derive(Deserialize)]
pub struct Policy {
    pub version: i32,
    pub effective_from: NaiveDate,
    pub published_at: DateTime<Utc>,
    pub consents_given_on: NaiveDate,
    pub items: serde_json::Value,
}

/// The Federation's contact details in one period.
#[derive(Deserialize)]
pub struct Contact {
    pub id: Uuid,
    pub department: String,
    pub tel: String,
    pub email: String,
    pub valid_from: NaiveDate,
    pub valid_to: Option<NaiveDate>,
}

/// What was announced about the readiness of a scope family.
#[derive(Deserialize)]
pub struct Readiness {
    pub id: Uuid,
    pub family: String,
    pub ready_on: Option<NaiveDate>,
    pub precision: Option<String>,
    pub wording: String,
    pub note: String,
    pub announced_by_name: String,
    pub announced_at: DateTime<Utc>,
}

/// One criterion of the first edition.
#[derive(Deserialize)]
pub struct Criterion {
    pub code: String,
    pub title_ja: String,
    pub title_en: String,
    pub text_ja: String,
    pub text_en: String,
}

/// One national holiday.
#[derive(Deserialize)]
pub struct Holiday {
    pub day: NaiveDate,
    pub name: String,
}

/// The first wording of the contract: in Japanese, which is signed, and in English, which helps to read it.
pub struct ContractWording {
    pub japanese: serde_json::Value,
    pub english: serde_json::Value,
}

/// The thirteen banks from north to south.
pub fn banks() -> Result<Vec<Bank>, DbErr> {
    read(include_str!("reference/banks.json"))
}

/// The policy as first published.
pub fn policy() -> Result<Policy, DbErr> {
    read(include_str!("reference/policy.json"))
}

/// The contact details of every period known.
pub fn contacts() -> Result<Vec<Contact>, DbErr> {
    read(include_str!("reference/contacts.json"))
}

/// The first announcement for each scope family.
pub fn readiness() -> Result<Vec<Readiness>, DbErr> {
    read(include_str!("reference/readiness.json"))
}

/// The first edition of the criteria.
pub fn criteria() -> Result<Vec<Criterion>, DbErr> {
    read(include_str!("reference/criteria.json"))
}

/// The national holidays from 2018 to 2028.
pub fn holidays() -> Result<Vec<Holiday>, DbErr> {
    read(include_str!("reference/holidays.json"))
}

/// The first template of the contract.
pub fn contract_wording() -> Result<ContractWording, DbErr> {
    let [japanese, english] = crate::CONTRACT_WORDING;
    Ok(ContractWording {
        japanese: read(japanese)?,
        english: read(english)?,
    })
}

/// One statement for all rows, whose values come in the order of the columns.
pub fn insert(
    table: &'static str,
    columns: &[&'static str],
    rows: impl IntoIterator<Item = Vec<Expr>>,
) -> Result<InsertStatement, DbErr> {
    let mut statement = Query::insert();
    statement.into_table(table).columns(columns.iter().copied());
    for row in rows {
        statement
            .values(row)
            .map_err(|error| DbErr::Migration(error.to_string()))?;
    }
    Ok(statement.take())
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T, DbErr> {
    serde_json::from_str(json).map_err(|error| DbErr::Migration(format!("reference data: {error}")))
}
