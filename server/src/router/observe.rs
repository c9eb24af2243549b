//! One log line a request, under a number that the answer carries too, with where it came from and, once that
//! is known, whose session it came with. Addresses are logged as in the site map, because the real ones may
//! hold tokens.

use app::RequestId;
use axum::extract::{ConnectInfo, MatchedPath, Request};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use services::Services;
use std::net::SocketAddr;
use std::time::Instant;
use tracing::Instrument;

const REQUEST_ID: &str = "x-request-id";

/// Logs the request once it is answered.
pub async fn observe(services: &Services, mut request: Request, next: Next) -> Response {
    let number = RequestId::new(&services.system());
    let id = number.0.clone();
    request.extensions_mut().insert(number);
    let method = request.method().clone();
    let path = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unknown".to_owned(), |path| path.as_str().to_owned());
    let from = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let from = from.map(|ConnectInfo(address)| tracing::field::display(address.ip()));
    let span = tracing::info_span!("asked", %id, from, person = tracing::field::Empty);
    let begun = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let status = response.status().as_u16();
    let milliseconds = begun.elapsed().as_micros() as f64 / 1000.0;
    span.in_scope(|| tracing::info!(%method, %path, status, milliseconds, "request"));
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}
