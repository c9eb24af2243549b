//! Public data for other people's programs: readable from any origin, and sent once while they do not change.

use super::problem::problem;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, CACHE_CONTROL, CONTENT_TYPE, ETAG,
    HeaderName, HeaderValue, IF_NONE_MATCH,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::accounts::{Actor, Language};
use serde::Serialize;
use services::secrets::tokens::digest;
use services::{Operation, Result, Services};

/// The kind of JSON.
pub const JSON: &str = "application/json";
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

/// Data as JSON.
pub fn json(data: &impl Serialize) -> Result<Vec<u8>> {
    Ok(serde_json::to_vec(data).map_err(anyhow::Error::from)?)
}

/// Answers with what is read, or with 304 to a reader who has it already (RFC 9110, 13.1.2).
pub async fn answer(
    (services, headers): (Services, HeaderMap),
    kind: &'static str,
    read: impl AsyncFnOnce(Operation) -> Result<Vec<u8>>,
) -> Response {
    let op = services.operation(Actor::Anonymous, Language::Ja);
    match read(op).await {
        Ok(bytes) => {
            let tag = tag(&bytes);
            if is_known(&headers, &tag) {
                return (StatusCode::NOT_MODIFIED, OPEN, [(ETAG, tag)]).into_response();
            }
            let kind = [(CONTENT_TYPE, HeaderValue::from_static(kind))];
            (OPEN, kind, [(ETAG, tag)], bytes).into_response()
        }
        Err(error) => problem(&error),
    }
}

/// Weak, because the same data may be sent compressed or not.
fn tag(bytes: &[u8]) -> String {
    format!("W/\"{}\"", digest(bytes))
}

/// Tags are compared weakly: by what stands in the quotes.
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let sent = headers.get_all(IF_NONE_MATCH).iter();
    sent.filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|one| one.trim() == "*" || strong(one) == strong(tag))
}
