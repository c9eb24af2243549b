//! What `make site` made for the browser, as it is or as it was compressed beforehand.

use axum::Router;
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};

/// For an address that names its version.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// For an address that stays when the content changes.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// `/pkg` and the icon.
pub fn routes(site_root: &Path) -> Router {
    let package = ServeDir::new(site_root.join("pkg"))
        .append_index_html_on_directories(false)
        .precompressed_br();
    Router::new()
        .nest_service("/pkg", package)
        .route_service(
            "/favicon.svg",
            ServeFile::new(site_root.join("favicon.svg")),
        )
        .layer(from_fn(keep))
}

/// Tells the browser how long to keep a file, and in which characters a text is written. What begins with a
/// dot was not made for browsers.
async fn keep(request: Request, next: Next) -> Response {
    if request.uri().path().contains("/.") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let is_versioned = request
        .uri()
        .query()
        .is_some_and(|query| query.starts_with("v="));
    let mut response = next.run(request).await;
    if response.status().is_success() {
        let how_long = if is_versioned { FOR_EVER } else { ASK_AGAIN };
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, how_long);
        let kind = headers
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok());
        let text = kind.filter(|kind| kind.starts_with("text/") && !kind.contains(';'));
        let text = text.map(|kind| HeaderValue::try_from(format!("{kind}; charset=utf-8")));
        if let Some(Ok(kind)) = text {
            headers.insert(CONTENT_TYPE, kind);
        }
    }
    response
}
