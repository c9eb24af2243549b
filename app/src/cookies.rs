//! The cookies there are: the session, sign-ins under way and the mark of a known browser (`__Host-`, RFC 6265bis), and the language,
//! which is nobody's secret (`__Secure-`).

use axum::http::{HeaderMap, HeaderValue, header};
use domain::accounts::Language;
use services::accounts::single_sign_on::LIFETIME;
use services::factors::sign_in::WITHIN;
use services::secrets::tokens::Token;

const SESSION: &str = "__Host-session";
const SIGN_ON: &str = "__Host-sso";
const PENDING: &str = "__Host-pending";
const DEVICE: &str = "__Host-device";
/// As long as browsers keep a cookie at most, in seconds (RFC 6265bis, section 5.5).
const DEVICE_LIFETIME: u32 = 34_560_000;
const LANGUAGE: &str = "__Secure-language";
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

/// What stays in the browser while somebody signs in elsewhere, as presented.
pub fn sign_on(headers: &HeaderMap) -> Option<Token> {
    value(headers, SIGN_ON).map(Token::presented)
}

/// Keeps it; the provider leads back here from another site, which `Strict` would not survive.
pub fn set_sign_on(browser: &Token) -> Option<HeaderValue> {
    let (value, seconds) = (browser.expose(), LIFETIME.num_seconds());
    let cookie =
        format!("{SIGN_ON}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    HeaderValue::from_str(&cookie).ok()
}

/// Forgets it.
pub fn clear_sign_on() -> HeaderValue {
    HeaderValue::from_static("__Host-sso=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// What stays in the browser between password and second factor, as presented.
pub fn pending(headers: &HeaderMap) -> Option<Token> {
    value(headers, PENDING).map(Token::presented)
}

/// Keeps it.
pub fn set_pending(token: &Token) -> Option<HeaderValue> {
    let (value, seconds) = (token.expose(), WITHIN.num_seconds());
    let cookie =
        format!("{PENDING}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    HeaderValue::from_str(&cookie).ok()
}

/// Forgets it.
pub fn clear_pending() -> HeaderValue {
    HeaderValue::from_static("__Host-pending=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

/// What was left in the browser at an earlier sign-in, as presented.
pub fn device(headers: &HeaderMap) -> Option<Token> {
    value(headers, DEVICE).map(Token::presented)
}

/// Lends one to a browser in which somebody is about to sign in, so that two presses of the button come from
/// one browser. It goes when the browser is closed.
pub fn lend_device(mark: &Token) -> Option<HeaderValue> {
    HeaderValue::from_str(&device_pair(mark)).ok()
}

/// Leaves it there, so that the next sign-in is not told as one from elsewhere.
pub fn set_device(mark: &Token) -> Option<HeaderValue> {
    let cookie = format!("{}; Max-Age={DEVICE_LIFETIME}", device_pair(mark));
    HeaderValue::from_str(&cookie).ok()
}

fn device_pair(mark: &Token) -> String {
    let value = mark.expose();
    format!("{DEVICE}={value}; Path=/; Secure; HttpOnly; SameSite=Lax")
}

/// Remembers the language.
pub fn set_language(language: Language) -> Option<HeaderValue> {
    let cookie = format!(
        "{LANGUAGE}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={LANGUAGE_LIFETIME}",
        language.tag()
    );
    HeaderValue::from_str(&cookie).ok()
}

/// All that the browser sent, in its order.
pub fn sent(headers: &HeaderMap) -> String {
    joined(pairs(headers))
}

/// The same without its mark.
pub fn sent_without_device(headers: &HeaderMap) -> String {
    joined(pairs(headers).filter(|(key, _)| *key != DEVICE))
}

fn joined<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let pairs: Vec<String> = pairs.map(|(key, value)| format!("{key}={value}")).collect();
    pairs.join("; ")
}

fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let found = pairs(headers).find(|(key, _)| *key == name);
    found.map(|(_, value)| value)
}

fn pairs(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    let lines = headers.get_all(header::COOKIE).iter();
    lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
}
