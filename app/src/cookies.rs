//! The two cookies there are: the session (`__Host-`, RFC 6265bis) and the language.

use axum::http::{HeaderMap, HeaderValue, header};
use domain::accounts::Language;
use services::secrets::tokens::Token;

const SESSION: &str = "__Host-session";
const LANGUAGE: &str = "language";
/// A year, in seconds.
const LANGUAGE_LIFETIME: u32 = 31_536_000;

/// The session's token, as presented.
pub fn session(headers: &HeaderMap) -> Option<Token> {
    value(headers, SESSION).map(Token::presented)
}

/// The language chosen; Japanese until then.
pub fn language(headers: &HeaderMap) -> Language {
    Language::of_tag(value(headers, LANGUAGE).unwrap_or_default())
}

/// Starts a session in the browser. It ends with the browser, or earlier on the server.
pub fn set_session(token: &Token) -> Option<HeaderValue> {
    let cookie = format!(
        "{SESSION}={}; Path=/; Secure; HttpOnly; SameSite=Lax",
        token.expose()
    );
    HeaderValue::from_str(&cookie).ok()
}

/// Ends the session in the browser.
pub fn clear_session() -> HeaderValue {
    HeaderValue::from_static("__Host-session=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// Remembers the language.
pub fn set_language(language: Language) -> Option<HeaderValue> {
    let cookie = format!(
        "{LANGUAGE}={}; Path=/; SameSite=Lax; Max-Age={LANGUAGE_LIFETIME}",
        language.tag()
    );
    HeaderValue::from_str(&cookie).ok()
}

fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}
