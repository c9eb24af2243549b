//! A document as drawn, with gaps where its scripts carry their nonce: it can be kept and answered again,
//! and still no two answers share a nonce.

use super::content_policy;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{Html, IntoResponse, Response};
use leptos::nonce::Nonce;

/// A document without its nonce.
#[derive(Debug)]
pub struct Drawn {
    parts: Vec<String>,
}

impl Drawn {
    /// Takes the nonce out that the document was drawn with.
    pub(crate) fn new(html: &str, nonce: Option<Nonce>) -> Self {
        let html = format!("<!DOCTYPE html>{html}");
        let parts = match nonce {
            Some(nonce) => html
                .split(&**nonce.as_inner())
                .map(ToOwned::to_owned)
                .collect(),
            None => vec![html],
        };
        Drawn { parts }
    }

    /// Answers with a nonce that was never used before, and the policy that names it.
    pub fn answer(&self) -> Response {
        let nonce = Nonce::new();
        let policy = content_policy::of_page(Some(&nonce));
        let html = self.parts.join(&**nonce.as_inner());
        ([(CONTENT_SECURITY_POLICY, policy)], Html(html)).into_response()
    }
}
