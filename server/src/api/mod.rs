//! What machines call: the token endpoint, the gateway's questions, and what is public: the intake status and
//! the register.

mod clients;
mod intake;
pub(crate) mod problem;
mod register;
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
        .route("/api/v1/register", get(register::register))
        .with_state(services)
}
