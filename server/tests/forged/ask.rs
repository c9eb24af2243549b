//! Requests by hand, and what came back in a word.

use crate::ground::Ground;
use crate::people::Browser;
use crate::rows::{Row, WITH_FILE};
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, Response, StatusCode, header};

pub const FORM: &str = "application/x-www-form-urlencoded";
const FILE: Posted<'static> = (
    "multipart/form-data; boundary=x",
    "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nother\r\n\
     --x\r\nContent-Disposition: form-data; name=\"version\"\r\n\r\n1\r\n\
     --x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n\
     --x--\r\n",
);
pub const OWN_SITE: (&str, &str) = ("sec-fetch-site", "same-origin");

/// What a person would say came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The page, another page, or what is wrong with the form.
    Let,
    /// Sign in first.
    SignIn,
    /// Not for you.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// Anything else.
    Odd(StatusCode),
}

pub fn answer(response: &Response<Body>) -> Answer {
    let status = response.status();
    let to = response.headers().get(header::LOCATION);
    let to = to.map_or("", |to| to.to_str().unwrap());
    match status {
        StatusCode::UNAUTHORIZED => Answer::SignIn,
        StatusCode::SEE_OTHER if to.starts_with("/sign-in?next=") => Answer::SignIn,
        StatusCode::FORBIDDEN => Answer::Forbidden,
        StatusCode::NOT_FOUND => Answer::NotFound,
        _ if status.is_success() || status.is_redirection() => Answer::Let,
        StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT => Answer::Let,
        _ => Answer::Odd(status),
    }
}

/// A form's kind and its body.
pub type Posted<'a> = (&'a str, &'a str);

/// The kind of body that the row's page sends, with fields that any form can be read from.
pub fn usual(row: &Row) -> Posted<'static> {
    match WITH_FILE.contains(&row.path) {
        true => FILE,
        false => (FORM, "version=1&hat=federation&bank=2963"),
    }
}

impl Ground {
    pub async fn get(&self, browser: &Browser, address: &str) -> Response<Body> {
        let request = request((Method::GET, address), browser);
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form as a page of the portal does.
    pub async fn post(
        &self,
        browser: &Browser,
        address: &str,
        (kind, body): Posted<'_>,
    ) -> Response<Body> {
        let request = request((Method::POST, address), browser)
            .header(OWN_SITE.0, OWN_SITE.1)
            .header(header::CONTENT_TYPE, kind);
        self.ask(request.body(Body::from(body.to_owned())).unwrap())
            .await
    }
}

/// A request of a browser, still without a body.
pub fn request(
    (method, address): (Method, &str),
    browser: &Browser,
) -> axum::http::request::Builder {
    let request = Request::builder()
        .method(method)
        .uri(address)
        .header(header::HOST, "localhost:3000");
    match &browser.cookie {
        Some(cookie) => request.header(header::COOKIE, cookie),
        None => request,
    }
}

pub async fn text(response: Response<Body>) -> String {
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}
