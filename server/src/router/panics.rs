//! A handler that panics takes nobody else down, and says nothing about itself.

use axum::body::Body;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use std::any::Any;

/// Logs the panic and answers without it.
pub fn answer(panic: Box<dyn Any + Send + 'static>) -> Response<Body> {
    let words = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("without words");
    tracing::error!(panic = words, "a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
