//! `GET /api/v1/register`: the public register as open data, for whoever wants to build on it.

use super::problem::problem;
use axum::Json;
use axum::extract::State;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, CACHE_CONTROL, ETAG, HeaderName,
    HeaderValue, IF_NONE_MATCH,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::accounts::{Actor, Language};
use services::Services;
use services::register::{OpenData, open_data};
use services::secrets::tokens::digest;

/// What is public may be read from any origin; it depends on no cookie. A cache asks again each time, which
/// costs nothing while nothing has changed.
const OPEN: [(HeaderName, HeaderValue); 4] = [
    (CACHE_CONTROL, HeaderValue::from_static("public, no-cache")),
    (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    (
        ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("etag"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    ),
];

/// The register as JSON, or 304 for a reader who has it already (RFC 9110, 13.1.2).
pub async fn register(State(services): State<Services>, headers: HeaderMap) -> Response {
    let op = services.operation(Actor::Anonymous, Language::Ja);
    let found = open_data(&op).await;
    match found.and_then(|data| Ok((tag(&data)?, data))) {
        Ok((tag, _)) if is_known(&headers, &tag) => {
            (StatusCode::NOT_MODIFIED, OPEN, [(ETAG, tag)]).into_response()
        }
        Ok((tag, data)) => (OPEN, [(ETAG, tag)], Json(data)).into_response(),
        Err(error) => problem(&error),
    }
}

/// Weak, because the same data may be sent compressed or not.
fn tag(data: &OpenData) -> services::Result<String> {
    let bytes = serde_json::to_vec(data).map_err(anyhow::Error::from)?;
    Ok(format!("W/\"{}\"", digest(&bytes)))
}

/// Tags are compared weakly: by what stands in the quotes.
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let sent = headers.get_all(IF_NONE_MATCH).iter();
    sent.filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|one| one.trim() == "*" || strong(one) == strong(tag))
}
