//! `GET /api/v1/clients/{client_id}`: the effective authorisation, for the gateway that holds the key.

use super::problem::{of, problem};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::accounts::{Actor, Language};
use services::Services;
use services::clients::gateway::{GatewayClient, gateway};
use services::secrets::tokens::{Token, digest};

/// The answer for a client; `304` while it is what the gateway already has (RFC 9110, section 13.1.2).
pub async fn client(
    State(services): State<Services>,
    Path(client_id): Path<String>,
    headers: HeaderMap,
) -> Response {
    if !holds_key(&services, &headers) {
        let challenge = [(header::WWW_AUTHENTICATE, "Bearer realm=\"gateway\"")];
        return (
            challenge,
            of(StatusCode::UNAUTHORIZED, "gateway key required"),
        )
            .into_response();
    }
    let op = services.operation(Actor::Anonymous, Language::Ja);
    match gateway(&op, &client_id).await {
        Ok(client) => answer(&client, &headers),
        Err(error) => problem(&error),
    }
}

/// Compares digests in constant time, so that neither content nor length of the key leaks.
fn holds_key(services: &Services, headers: &HeaderMap) -> bool {
    let presented = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    match (&services.settings.gateway_key, presented) {
        (Some(key), Some(presented)) => {
            Token::presented(presented).matches(&digest(key.expose().as_bytes()))
        }
        _ => false,
    }
}

fn answer(client: &GatewayClient, headers: &HeaderMap) -> Response {
    let Ok(body) = serde_json::to_vec(client) else {
        return of(StatusCode::INTERNAL_SERVER_ERROR, "internal error");
    };
    let tag = format!("\"{}\"", digest(&body));
    let known = headers
        .get(header::IF_NONE_MATCH)
        .is_some_and(|seen| seen.as_bytes() == tag.as_bytes());
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "application/json")], body).into_response()
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-cache"),
    );
    response
}
