//! What a page may load and who may frame it, sent with the page as its content security policy.

use axum::http::HeaderValue;
use leptos::nonce::Nonce;

/// For a page without a script of its own, which cannot happen while pages have islands.
const NO_SCRIPT: &str = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'";

/// Only our own files, only inline scripts that carry this page's nonce, and no frame around it.
pub fn of_page(nonce: Option<&Nonce>) -> HeaderValue {
    nonce
        .and_then(|nonce| HeaderValue::try_from(policy(nonce)).ok())
        .unwrap_or(HeaderValue::from_static(NO_SCRIPT))
}

/// The only frame is the contract's PDF, which is one of our own addresses.
fn policy(nonce: &Nonce) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; \
         form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
}
