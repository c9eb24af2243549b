//! What machines call: the token endpoint, the gateway's questions, and what is public: the intake status, the
//! policy and the register.

mod clients;
mod intake;
mod open;
mod policy;
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
        .route("/api/v1/policy", get(policy::policy))
        .route("/api/v1/policy/versions/{number}", get(policy::version))
        .route("/api/v1/register", get(register::register))
        .route("/api/v1/register.csv", get(register::csv))
        .route("/api/v1/register/schema.json", get(register::schema))
        .route("/api/v1/register/changes.atom", get(register::changes))
        .route("/api/v1/register/{number}", get(register::record))
        .with_state(services)
}
