//! One log line a request, under a number that the answer carries too. Addresses are logged as in the
//! site map, because the real ones may hold tokens.

use axum::extract::{MatchedPath, Request};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use services::Services;
use std::time::Instant;
use tracing::Instrument;

const REQUEST_ID: &str = "x-request-id";

/// Logs the request once it is answered.
pub async fn observe(services: &Services, request: Request, next: Next) -> Response {
    let id = services.system().new_id().simple().to_string();
    let method = request.method().clone();
    let path = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unknown".to_owned(), |path| path.as_str().to_owned());
    let begun = Instant::now();
    let mut response = next
        .run(request)
        .instrument(tracing::info_span!("request", %id))
        .await;
    let status = response.status().as_u16();
    let milliseconds = begun.elapsed().as_micros() as f64 / 1000.0;
    tracing::info!(%id, %method, %path, status, milliseconds, "request");
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}
