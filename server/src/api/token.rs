//! `POST /oauth/token`: client credentials for a short-lived token (RFC 6749, sections 2.3.1, 4.4 and 5).

mod presented;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::accounts::{Actor, Language};
pub use presented::{Presented, Unreadable};
use serde_json::json;
use services::Services;
use services::clients::token::{TokenRefusal, TokenRequest, token as grant};

/// Answers with a token, or with an error in the words of RFC 6749, section 5.2.
pub async fn token(State(services): State<Services>, headers: HeaderMap, body: Bytes) -> Response {
    let presented = match Presented::read(&headers, &body) {
        Ok(presented) => presented,
        Err(Unreadable { error, status }) => return refuse(error, status),
    };
    let op = services.operation(Actor::Anonymous, Language::Ja);
    let request = TokenRequest {
        client_id: &presented.client_id,
        client_secret: &presented.client_secret,
        scope: presented.scope.as_deref(),
    };
    match grant(&op, &request).await {
        Ok(Ok(token)) => not_stored(Json(token).into_response()),
        Ok(Err(TokenRefusal::InvalidClient)) => refuse("invalid_client", StatusCode::UNAUTHORIZED),
        Ok(Err(refusal)) => refuse(&refusal.to_string(), StatusCode::BAD_REQUEST),
        Err(error) => super::problem::problem(&error),
    }
}

fn refuse(error: &str, status: StatusCode) -> Response {
    let body = Json(json!({ "error": error }));
    let mut response = not_stored((status, body).into_response());
    if status == StatusCode::UNAUTHORIZED {
        let challenge = HeaderValue::from_static("Basic realm=\"token\"");
        response
            .headers_mut()
            .insert(header::WWW_AUTHENTICATE, challenge);
    }
    response
}

/// Tokens and refusals stay out of every cache (RFC 6749, section 5.1).
fn not_stored(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    response
}
