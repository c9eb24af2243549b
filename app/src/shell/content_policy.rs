//! What a page may load and who may frame it, sent with the page as its content security policy.

use axum::http::HeaderValue;
use leptos::nonce::Nonce;

/// For a page on which nothing runs. The only frame is the contract's PDF, one of our own addresses.
const STILL: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
     frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// No script at all.
pub fn without_scripts() -> HeaderValue {
    HeaderValue::from_static(STILL)
}

/// Only our own scripts, inline only with this page's nonce.
pub fn with_scripts(nonce: &Nonce) -> HeaderValue {
    let scripts = format!(
        "{STILL}; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; connect-src 'self'; \
         object-src 'none'"
    );
    // A nonce is base64, so this is always a header; without scripts the page works as well.
    HeaderValue::try_from(scripts).unwrap_or_else(|_| without_scripts())
}
