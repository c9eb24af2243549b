//! `POST /oauth/token`: client credentials for a short-lived token (RFC 6749, sections 2.3.1, 4.4 and 5).

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::accounts::{Actor, Language};
use serde_json::json;
use services::Services;
use services::clients::token::{TokenRefusal, TokenRequest, token as grant};
use std::collections::HashMap;

/// What a client presents: its name and its secret.
type Credentials = (String, String);

/// Answers with a token, or with an error in the words of RFC 6749, section 5.2.
pub async fn token(State(services): State<Services>, headers: HeaderMap, body: Bytes) -> Response {
    let form: Vec<(String, String)> = url::form_urlencoded::parse(&body).into_owned().collect();
    let fields: HashMap<&str, &str> = form.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    if fields.len() != form.len() || !is_form(&headers) {
        return refuse("invalid_request", StatusCode::BAD_REQUEST);
    }
    match fields.get("grant_type") {
        None => return refuse("invalid_request", StatusCode::BAD_REQUEST),
        Some(&"client_credentials") => {}
        Some(_) => return refuse("unsupported_grant_type", StatusCode::BAD_REQUEST),
    }
    let (id, secret) = match credentials(&headers, &fields) {
        Ok(credentials) => credentials,
        Err((error, status)) => return refuse(error, status),
    };
    let op = services.operation(Actor::Anonymous, Language::Ja);
    let request = TokenRequest {
        client_id: &id,
        client_secret: &secret,
        scope: fields.get("scope").copied(),
    };
    match grant(&op, &request).await {
        Ok(Ok(token)) => not_stored(Json(token).into_response()),
        Ok(Err(TokenRefusal::InvalidClient)) => refuse("invalid_client", StatusCode::UNAUTHORIZED),
        Ok(Err(refusal)) => refuse(&refusal.to_string(), StatusCode::BAD_REQUEST),
        Err(error) => super::problem::problem(&error),
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|kind| {
        kind.as_bytes()
            .starts_with(b"application/x-www-form-urlencoded")
    })
}

/// By HTTP Basic or in the body, never both (RFC 6749, section 2.3).
fn credentials(
    headers: &HeaderMap,
    fields: &HashMap<&str, &str>,
) -> Result<Credentials, (&'static str, StatusCode)> {
    let header = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok());
    let in_body = fields.get("client_id").zip(fields.get("client_secret"));
    match (header, in_body) {
        (Some(_), Some(_)) => Err(("invalid_request", StatusCode::BAD_REQUEST)),
        (Some(header), None) => basic(header).ok_or(("invalid_client", StatusCode::UNAUTHORIZED)),
        (None, Some((id, secret))) => Ok(((*id).to_owned(), (*secret).to_owned())),
        (None, None) => Err(("invalid_client", StatusCode::UNAUTHORIZED)),
    }
}

/// Name and secret are form-encoded before they are joined (RFC 6749, section 2.3.1).
fn basic(header: &str) -> Option<Credentials> {
    let encoded = header
        .get(..6)
        .filter(|scheme| scheme.eq_ignore_ascii_case("basic "))?;
    let joined = STANDARD.decode(header.get(encoded.len()..)?.trim()).ok()?;
    let joined = String::from_utf8(joined).ok()?;
    let (id, secret) = joined.split_once(':')?;
    Some((decoded(id)?, decoded(secret)?))
}

fn decoded(text: &str) -> Option<String> {
    let (name, _) = url::form_urlencoded::parse(text.as_bytes())
        .into_owned()
        .next()?;
    Some(name)
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
