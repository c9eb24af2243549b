//! Requests for a token: the first line is the header `Authorization`, none where it is empty; the rest is the
//! body. What can be read names a client and a secret.
#![no_main]

use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use libfuzzer_sys::fuzz_target;
use server::api::token::Presented;

fuzz_target!(|data: &[u8]| {
    let end = data.iter().position(|byte| *byte == b'\n');
    let (header, body) = data.split_at(end.unwrap_or(data.len()));
    let mut headers = HeaderMap::new();
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    headers.insert(CONTENT_TYPE, form);
    if !header.is_empty() {
        let Ok(header) = HeaderValue::from_bytes(header) else {
            return;
        };
        headers.insert(AUTHORIZATION, header);
    }
    let body = body.get(1..).unwrap_or_default();
    match Presented::read(&headers, body) {
        Ok(presented) => {
            assert!(headers.contains_key(AUTHORIZATION) || !body.is_empty());
            let logged = format!("{presented:?}");
            assert_eq!(logged, format!("Presented({}, …)", presented.client_id));
        }
        Err(refused) => assert!(matches!(
            refused.status,
            StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED
        )),
    }
});
