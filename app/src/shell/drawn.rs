//! A document as drawn. One with islands has gaps where its scripts carry their nonce, so that it can be
//! answered again and still no two answers share one; one without islands has no scripts at all.

use super::content_policy;
use axum::body::Bytes;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, header::HeaderName};
use axum::response::{Html, IntoResponse, Response};
use leptos::nonce::Nonce;

const HTML: (HeaderName, HeaderValue) = (
    CONTENT_TYPE,
    HeaderValue::from_static("text/html; charset=utf-8"),
);

/// A document without its nonce.
#[derive(Debug)]
pub enum Drawn {
    /// Nothing in it runs.
    Still(Bytes),
    /// The parts between which the nonce stands.
    Scripted(Vec<String>),
}

impl Drawn {
    /// Takes the nonce out that the document was drawn with.
    pub(crate) fn new(html: String, nonce: Option<Nonce>) -> Self {
        match nonce {
            None => Drawn::Still(html.into()),
            Some(nonce) => {
                let parts = html.split(&**nonce.as_inner());
                Drawn::Scripted(parts.map(ToOwned::to_owned).collect())
            }
        }
    }

    /// Answers, where scripts run with a nonce that was never used before and the policy that names it.
    pub fn answer(&self) -> Response {
        match self {
            Drawn::Still(html) => {
                let policy = content_policy::without_scripts();
                ([HTML, (CONTENT_SECURITY_POLICY, policy)], html.clone()).into_response()
            }
            Drawn::Scripted(parts) => {
                let nonce = Nonce::new();
                let policy = content_policy::with_scripts(&nonce);
                let html = parts.join(&**nonce.as_inner());
                ([(CONTENT_SECURITY_POLICY, policy)], Html(html)).into_response()
            }
        }
    }
}
