//! The public register as open data, for whoever wants to build on it: as JSON with its schema, as a table, one contract
//! at a time, and as a feed of what changed.

mod table;

use super::open::{JSON, answer, json};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_DISPOSITION, HeaderValue};
use axum::response::Response;
use chrono::NaiveDate;
use domain::accounts::Language;
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use serde::Deserialize;
use services::register::{feed, open_data, open_record};
use services::{Operation, Result, Services};
use table::table;

/// What is promised of the JSON, in JSON Schema (draft 2020-12).
const SCHEMA: &str = include_str!("register/schema.json");

/// The day that is asked about, as `2026-10-01`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AsOf {
    as_of: String,
}

/// The language of texts that people read, as `en`; Japanese for any other.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct InLanguage {
    lang: String,
}

/// The register as JSON, or 304 for a reader who has it already (RFC 9110, 13.1.2).
pub async fn register(
    State(services): State<Services>,
    Query(query): Query<AsOf>,
    headers: HeaderMap,
) -> Response {
    let read = async |op: Operation| json(&open_data(&op, query.day()?).await?);
    answer((services, headers), JSON, read).await
}

/// The register as a table (RFC 4180).
pub async fn csv(
    State(services): State<Services>,
    Query(query): Query<AsOf>,
    headers: HeaderMap,
) -> Response {
    let read = async |op: Operation| table(&open_data(&op, query.day()?).await?);
    let mut response = answer((services, headers), "text/csv; charset=utf-8", read).await;
    let name = HeaderValue::from_static("attachment; filename=\"register.csv\"");
    response.headers_mut().insert(CONTENT_DISPOSITION, name);
    response
}

/// One contract as JSON, at an address that stays.
pub async fn record(
    State(services): State<Services>,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Response {
    let read = async |op: Operation| json(&open_record(&op, &number).await?);
    answer((services, headers), JSON, read).await
}

/// The schema of the JSON.
pub async fn schema(State(services): State<Services>, headers: HeaderMap) -> Response {
    let read = async |_| Ok(SCHEMA.as_bytes().to_vec());
    answer((services, headers), "application/schema+json", read).await
}

/// The feed of what changed (RFC 4287).
pub async fn changes(
    State(services): State<Services>,
    Query(query): Query<InLanguage>,
    headers: HeaderMap,
) -> Response {
    let language = match query.lang.as_str() {
        "en" => Language::En,
        _ => Language::Ja,
    };
    let read = async |op: Operation| Ok(feed(&op, language).await?.into_bytes());
    let kind = "application/atom+xml; charset=utf-8";
    answer((services, headers), kind, read).await
}

impl AsOf {
    fn day(&self) -> Result<Option<NaiveDate>> {
        match self.as_of.trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| {
                let problem = FieldErrors::one("as_of", FieldProblem::NotADate);
                Refusal::from(problem).into()
            }),
        }
    }
}
