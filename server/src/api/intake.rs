//! `GET /api/v1/intake`: for each scope family, whether applications are accepted, in public.

use super::problem::problem;
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::accounts::{Actor, Language};
use services::Services;

/// How long a cache may keep the answer, so that an opening at midnight shows within a minute.
const CACHE: &str = "public, max-age=60";

/// The status of intake as JSON.
pub async fn intake(State(services): State<Services>) -> Response {
    let op = services.operation(Actor::Anonymous, Language::Ja);
    match services::intake::status::status(&op).await {
        Ok(families) => ([(header::CACHE_CONTROL, CACHE)], Json(families)).into_response(),
        Err(error) => problem(&error),
    }
}
