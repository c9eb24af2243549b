//! The home page as it was last drawn for people who are not signed in. It says nothing but the facts, so
//! the same facts in the same language are the same page, and drawing or compressing it again would only
//! take time. An announcement, or midnight in Japan, shows at once.

use crate::i18n::Locale;
use crate::shell::Drawn;
use axum::body::Bytes;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use brotli::enc::BrotliEncoderParams;
use chrono::NaiveDate;
use services::Operation;
use services::intake::{Announcement, FamilyStatus, announcements, status_after};
use services::policy::{Contact, contact_today};
use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// Harder than what is compressed for one answer: it is done once a day.
const HARD: i32 = 9;

/// Everything that the home page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    today: NaiveDate,
    /// Whether contracts are accepted.
    pub families: Vec<FamilyStatus>,
    /// What was announced, the newest first.
    pub announcements: Arc<Vec<Announcement>>,
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
pub struct Kept(Mutex<HashMap<Locale, Arc<Last>>>);

#[derive(Debug)]
struct Last {
    facts: Facts,
    page: Drawn,
    /// The page compressed; only where nothing in it changes from answer to answer.
    brotli: Option<Bytes>,
}

impl Kept {
    /// The page that says the facts; it is drawn where the last one says something else.
    pub fn answer(
        &self,
        (locale, facts): (Locale, Facts),
        asked: &HeaderMap,
        draw: impl FnOnce(&Facts) -> Drawn,
    ) -> Response {
        let last = self.last(locale).filter(|last| last.facts == facts);
        let last = last.unwrap_or_else(|| {
            let page = draw(&facts);
            self.keep(locale, Last::new(facts, page))
        });
        last.answer(asked)
    }

    fn last(&self, locale: Locale) -> Option<Arc<Last>> {
        let pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.get(&locale).cloned()
    }

    fn keep(&self, locale: Locale, last: Last) -> Arc<Last> {
        let last = Arc::new(last);
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.insert(locale, last.clone());
        last
    }
}

impl Last {
    fn new(facts: Facts, page: Drawn) -> Self {
        let brotli = match &page {
            Drawn::Still(html) => compressed(html).ok(),
            Drawn::Scripted(_) => None,
        };
        Last {
            facts,
            page,
            brotli,
        }
    }

    fn answer(&self, asked: &HeaderMap) -> Response {
        let mut response = self.page.answer();
        let brotli = self.brotli.as_ref().filter(|_| accepts_brotli(asked));
        if let Some(brotli) = brotli {
            *response.body_mut() = brotli.clone().into();
            let headers = response.headers_mut();
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
            headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        response
    }
}

fn compressed(html: &[u8]) -> io::Result<Bytes> {
    let parameters = BrotliEncoderParams {
        quality: HARD,
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*html, &mut out, &parameters)?;
    Ok(out.into())
}

/// RFC 9110, section 12.5.3: named, and not with weight zero.
fn accepts_brotli(headers: &HeaderMap) -> bool {
    headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .map(|coding| coding.split_once(';').unwrap_or((coding, "")))
        .any(|(name, weight)| {
            let weight = weight.trim().trim_start_matches("q=");
            name.trim().eq_ignore_ascii_case("br") && weight.parse::<f32>() != Ok(0.0)
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
            announcements: Arc::default(),
            contact: None,
        }
    }

    fn asking(coding: &'static str) -> HeaderMap {
        [(ACCEPT_ENCODING, HeaderValue::from_static(coding))]
            .into_iter()
            .collect()
    }

    #[test]
    fn a_page_is_drawn_again_on_another_day_and_in_another_language() {
        let (kept, times) = (Kept::default(), Cell::new(0));
        let ask = |locale, day| {
            kept.answer((locale, facts(day)), &HeaderMap::new(), |_| {
                times.set(times.get() + 1);
                Drawn::new(String::new(), None)
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
    fn only_who_reads_brotli_gets_it() {
        let kept = Kept::default();
        for (coding, expected) in [
            ("gzip, deflate, br, zstd", true),
            ("br;q=0.5", true),
            ("br;q=0, gzip", false),
            ("gzip", false),
            ("broccoli", false),
        ] {
            let draw = |_: &Facts| Drawn::new("<p>ろうきん</p>".to_owned(), None);
            let answer = kept.answer((Locale::ja, facts("2026-11-24")), &asking(coding), draw);
            let is_brotli = answer.headers().contains_key(CONTENT_ENCODING);
            assert_eq!(is_brotli, expected, "{coding}");
        }
    }
}
