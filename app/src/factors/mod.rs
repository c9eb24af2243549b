//! The pages of the second factor: giving it, setting an app up, and what helps when it is lost.

mod ask;
pub mod confirm;
pub mod overview;
pub mod passkeys;
mod qr;
pub mod recovery;
pub mod remove;
pub mod sign_in;
pub mod totp;

use crate::answer::Answer;
use crate::cookies;
use crate::language::is_local;
use crate::page::Page;
use crate::shell::Frame;
use axum::http::header::SET_COOKIE;
use domain::accounts::FactorForm;
use domain::refusal::Refusal;
use serde::Deserialize;
use services::Error;
use services::secrets::tokens::Token;

/// Where somebody sees what keeps their account safe.
pub const OVERVIEW: &str = "/account/security";

/// Where somebody shows once more who they are.
pub const CONFIRM: &str = "/sign-in/confirm";

/// What a page that asks for a factor sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Posted {
    #[serde(flatten)]
    factor: FactorForm,
    password: String,
    next: String,
}

/// Leads whoever has to show first who they are to where they do, and back; any other error stays one.
pub fn show_first(page: &Page, error: Error, back: &str) -> Answer {
    match error {
        Error::Refused(Refusal::FactorRequired) => page.go(&with_next(CONFIRM, back)),
        error => Err(error.into()),
    }
}

/// The page wanted before, if it is one of ours.
fn next(page: &Page) -> String {
    let next = page.param("next").filter(|next| is_local(next));
    next.unwrap_or_default()
}

/// An address with the page wanted.
pub fn with_next(address: &str, next: &str) -> String {
    let next: String = url::form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("{address}?next={next}")
}

/// The frame of a person's own pages.
pub fn frame(page: &Page) -> Frame {
    match page.op.actor.is_staff() {
        true => Frame::Office,
        false => Frame::Agent,
    }
}

/// Goes on in the session under its new token.
pub fn go_renewed(page: &Page, token: &Token, address: &str) -> Answer {
    let mut response = page.go(address)?;
    if let Some(cookie) = cookies::set_session(token) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    Ok(response)
}
