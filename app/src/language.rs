//! Switching the language, remembered in a cookie.

use crate::answer::Answer;
use crate::cookies;
use crate::page::Page;
use axum::extract::Path;
use axum::http::header::SET_COOKIE;
use domain::accounts::Language;

/// Chooses the language and goes back to the page one came from.
pub async fn choose(page: Page, Path(tag): Path<String>) -> Answer {
    let back = page
        .param("back")
        .filter(|path| is_local(path))
        .unwrap_or_else(|| "/".to_owned());
    let mut response = page.go(&back)?;
    if let Some(cookie) = cookies::set_language(Language::of_tag(&tag)) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    Ok(response)
}

/// A path of this site and nothing that a browser reads as another host.
pub fn is_local(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r', '\t'])
}
