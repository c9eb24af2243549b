//! Every address of the portal, and what every request passes on its way there and back.

mod bodies;
mod client_address;
mod headers;
mod observe;
mod panics;
mod passage;
mod rate;
mod repeats;
mod site_files;
#[cfg(test)]
mod tests;

use crate::api;
use crate::config::Config;
use crate::health::{self, Health};
use anyhow::Context;
use app::AppState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use passage::Passage;
use rate::Rate;
use repeats::Repeats;
use std::time::Duration;
use tower::ServiceBuilder;
use tower::util::option_layer;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

/// Longer than the slowest upload that is worth waiting for.
const LONGEST: Duration = Duration::from_secs(120);

/// Pages are compressed as they are answered. Trying harder would save a tenth of the bytes and take
/// longer than everything else that a page takes; brotli would take ten times the memory for each of them.
const QUICKLY: CompressionLevel = CompressionLevel::Precise(1);

/// The whole portal.
///
/// # Errors
/// When the portal's own address cannot be an origin.
pub fn router(state: AppState, config: &Config, health: Health) -> anyhow::Result<Router> {
    let services = state.services.clone();
    let own_origin = CsrfLayer::new()
        .add_trusted_origin(config.base_url())
        .context("ROKIN_BASE_URL cannot be an origin")?;
    let rate = config.requests_per_minute.map(Rate::per_minute);
    let page_rate = rate
        .clone()
        .map(|rate| from_fn_with_state(rate, rate::pages));
    let api_rate = rate.map(|rate| from_fn_with_state(rate, rate::api));
    let guards = |pages: Router<AppState>| {
        pages
            .layer(from_fn_with_state(Repeats::default(), repeats::once))
            .layer(own_origin)
            .layer(CatchPanicLayer::custom(panics::answer))
            .layer(TimeoutLayer::with_status_code(
                StatusCode::SERVICE_UNAVAILABLE,
                LONGEST,
            ))
            .layer(option_layer(page_rate))
    };
    let router = app::routes::router(state, guards)
        .merge(site_files::routes(&config.site_root))
        .layer(CompressionLayer::new().quality(QUICKLY))
        .merge(health::routes(health))
        .merge(api::router(services.clone()).layer(option_layer(api_rate)));
    // One layer made of several: each one on its own would be another box around every request.
    let around = ServiceBuilder::new()
        .layer(from_fn_with_state(
            Passage::new(services, config),
            passage::pass,
        ))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            LONGEST,
        ))
        .layer(CatchPanicLayer::custom(panics::answer))
        .layer(DefaultBodyLimit::disable());
    Ok(router.layer(around))
}
