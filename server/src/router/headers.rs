//! What browsers are told about every answer.

use axum::http::HeaderValue;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::response::Response;

const EVERYWHERE: [(HeaderName, &str); 6] = [
    // A page sets its own, which carries its nonce: this is for what is no page, so it allows nothing.
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// Two years, as browsers' own lists ask for.
const TLS_ONLY: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");

/// Sets what the answer does not say itself.
pub fn protect(response: &mut Response, has_tls: bool) {
    let headers = response.headers_mut();
    for (name, value) in EVERYWHERE {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    // Pages show what belongs to one person: nothing is kept unless the answer says so.
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if has_tls {
        headers.entry(STRICT_TRANSPORT_SECURITY).or_insert(TLS_ONLY);
    }
}
