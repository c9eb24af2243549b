//! `GET /api/v1/policy` and `/api/v1/policy/versions/{number}`: the policy as open data, like the register.

use super::open::{JSON, answer, json};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use domain::refusal::Refusal;
use services::policy::{open_data, open_version};
use services::{Operation, Services};

/// The version in force.
pub async fn policy(State(services): State<Services>, headers: HeaderMap) -> Response {
    let read = async |op: Operation| json(&open_data(&op).await?);
    answer((services, headers), JSON, read).await
}

/// One version, whenever it holds.
pub async fn version(
    State(services): State<Services>,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Response {
    let read = async |op: Operation| match number.parse() {
        Ok(number) => json(&open_version(&op, number).await?),
        Err(_) => Err(Refusal::NotFound.into()),
    };
    answer((services, headers), JSON, read).await
}
