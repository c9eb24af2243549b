//! The home page as it was last drawn for people who are not signed in. It says nothing but the facts, so
//! the same facts in the same language are the same page, and drawing and compressing it again would only
//! take time. The facts are read for every request: an announcement, or midnight in Japan, shows at once.

use crate::i18n::Locale;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use brotli::CompressorWriter;
use chrono::NaiveDate;
use services::Operation;
use services::intake::{Announcement, FamilyStatus, announcements, status_after};
use services::policy::{Contact, contact_today};
use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// Better than what is worth the time for a page drawn once.
const QUALITY: u32 = 9;
const WINDOW: u32 = 22;
const BUFFER: usize = 4096;

/// Everything that the home page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    today: NaiveDate,
    /// Whether contracts are accepted.
    pub families: Vec<FamilyStatus>,
    /// What was announced, the newest first.
    pub announcements: Vec<Announcement>,
    /// Whom to ask.
    pub contact: Option<Contact>,
}

impl Facts {
    /// As they are now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn now(op: &Operation) -> services::Result<Self> {
        let announcements = announcements(op).await?;
        Ok(Facts {
            today: op.today(),
            families: status_after(&announcements, op.now),
            contact: contact_today(op).await?,
            announcements,
        })
    }
}

/// The last page of each language.
#[derive(Debug, Default)]
pub struct Kept(Mutex<HashMap<Locale, Arc<Drawn>>>);

#[derive(Debug)]
struct Drawn {
    facts: Facts,
    html: String,
    /// Empty where it could not be compressed.
    brotli: Bytes,
}

impl Kept {
    /// The page that says the facts; it is drawn where the last one says something else.
    pub fn answer(
        &self,
        (locale, facts): (Locale, Facts),
        headers: &HeaderMap,
        draw: impl FnOnce(&Facts) -> String,
    ) -> Response {
        let drawn = self.last(locale).filter(|drawn| drawn.facts == facts);
        let drawn = drawn.unwrap_or_else(|| self.keep(locale, Drawn::new(facts, draw)));
        drawn.answer(headers)
    }

    fn last(&self, locale: Locale) -> Option<Arc<Drawn>> {
        let pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.get(&locale).cloned()
    }

    fn keep(&self, locale: Locale, drawn: Drawn) -> Arc<Drawn> {
        let drawn = Arc::new(drawn);
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.insert(locale, drawn.clone());
        drawn
    }
}

impl Drawn {
    fn new(facts: Facts, draw: impl FnOnce(&Facts) -> String) -> Self {
        let html = draw(&facts);
        Drawn {
            brotli: compressed(&html).unwrap_or_default(),
            facts,
            html,
        }
    }

    fn answer(&self, headers: &HeaderMap) -> Response {
        if self.brotli.is_empty() || !takes_brotli(headers) {
            return Html(self.html.clone()).into_response();
        }
        let mut response = Html(Body::from(self.brotli.clone())).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        response
    }
}

fn compressed(html: &str) -> Option<Bytes> {
    let mut writer = CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    writer.write_all(html.as_bytes()).ok()?;
    Some(writer.into_inner().into())
}

/// Whether `br` is named and not refused (RFC 9110, section 12.5.3).
fn takes_brotli(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .any(|coding| {
            let (name, weight) = coding.split_once(';').unwrap_or((coding, "q=1"));
            let weight = weight.trim().strip_prefix("q=").unwrap_or("1");
            name.trim().eq_ignore_ascii_case("br") && weight.parse().is_ok_and(|q: f32| q > 0.0)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    fn facts(day: &str) -> Facts {
        Facts {
            today: day.parse().unwrap(),
            families: Vec::new(),
            announcements: Vec::new(),
            contact: None,
        }
    }

    fn asking(coding: &'static str) -> HeaderMap {
        let coding = HeaderValue::from_static(coding);
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, coding)])
    }

    #[test]
    fn a_page_is_drawn_again_on_another_day_and_in_another_language() {
        let (kept, times) = (Kept::default(), Cell::new(0));
        let mut ask = |locale, day| {
            kept.answer((locale, facts(day)), &HeaderMap::new(), |_| {
                times.set(times.get() + 1);
                String::new()
            });
            times.get()
        };
        assert_eq!(ask(Locale::ja, "2026-11-24"), 1);
        assert_eq!(ask(Locale::ja, "2026-11-24"), 1);
        assert_eq!(ask(Locale::en, "2026-11-24"), 2);
        assert_eq!(ask(Locale::ja, "2026-11-25"), 3);
        assert_eq!(ask(Locale::en, "2026-11-24"), 3);
    }

    #[test]
    fn only_browsers_that_take_it_get_it_compressed() {
        let drawn = Drawn::new(facts("2026-11-24"), |_| "労働金庫".repeat(100));
        let coding = |asked| {
            let answer = drawn.answer(&asking(asked));
            answer.headers().contains_key(header::CONTENT_ENCODING)
        };
        assert!(coding("gzip, deflate, br"));
        assert!(coding("BR;q=0.5"));
        assert!(!coding("gzip"));
        assert!(!coding("br;q=0, gzip"));
    }
}
