//! What the targets share: a request as the portal would meet it, and a day on which it is read.

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use chrono::NaiveDate;
use futures::executor::block_on;
use serde::de::DeserializeOwned;

const FORM: &str = "application/x-www-form-urlencoded";

/// The business date of every form.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default()
}

/// The form of a body, read by the decoder of the pages; `None` where it is turned away.
pub fn posted<F: DeserializeOwned>(body: &[u8]) -> Option<F> {
    read::<axum_extra::extract::Form<F>>((FORM, body)).map(|form| form.0)
}

/// The same by the decoder of the pages whose fields come once each.
pub fn posted_once<F: DeserializeOwned>(body: &[u8]) -> Option<F> {
    read::<axum::extract::Form<F>>((FORM, body)).map(|form| form.0)
}

/// A body of some kind, read by an extractor.
pub fn read<T: FromRequest<()>>((kind, body): (&str, &[u8])) -> Option<T> {
    let request = Request::post("/")
        .header(CONTENT_TYPE, kind)
        .body(Body::from(body.to_vec()))
        .ok()?;
    block_on(T::from_request(request, &())).ok()
}
