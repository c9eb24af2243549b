//! Errors of the API as problem details (RFC 9457).

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::refusal::Refusal;
use serde_json::json;
use services::Error;

/// Answers with a problem; the cause of our own failures stays in the log.
pub fn problem(error: &Error) -> Response {
    let (status, title) = match error {
        Error::Refused(Refusal::NotFound) => (StatusCode::NOT_FOUND, "not found"),
        Error::Refused(_) => (StatusCode::UNPROCESSABLE_ENTITY, "refused"),
        Error::Failed(failure) => {
            tracing::error!(error = ?failure, "API request failed");
            (StatusCode::INTERNAL_SERVER_ERROR, "internal error")
        }
    };
    of(status, title)
}

/// A problem with a status and a title.
pub fn of(status: StatusCode, title: &str) -> Response {
    let body = Json(json!({ "title": title, "status": status.as_u16() }));
    (
        status,
        [(header::CONTENT_TYPE, "application/problem+json")],
        body,
    )
        .into_response()
}
