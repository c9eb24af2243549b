//! The site map: one line an address.

use crate::page::AppState;
use crate::{errors, language};
use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::get;

/// Every page and every form.
pub fn router(state: AppState) -> Router {
    Router::new()
        .route("/language/{tag}", get(language::choose))
        .fallback(errors::not_found)
        .layer(from_fn_with_state(state.clone(), errors::pages))
        .with_state(state)
}
