//! What machines call: the token endpoint, the gateway's questions, and the public intake status.

mod clients;
mod intake;
pub(crate) mod problem;
pub mod token;

use axum::Router;
use axum::routing::{get, post};
use services::Services;

/// The addresses of the API. None of them reads a cookie, so none needs protection from forged forms.
pub fn router(services: Services) -> Router {
    Router::new()
        .route("/oauth/token", post(token::token))
        .route("/api/v1/clients/{client_id}", get(clients::client))
        .route("/api/v1/intake", get(intake::intake))
        .with_state(services)
}
