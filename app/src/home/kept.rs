//! The home page as it was last drawn for people who are not signed in. It says nothing but the facts, so
//! the same facts in the same language are the same page, and drawing it again would only take time. The
//! facts are read for every request: an announcement, or midnight in Japan, shows at once.

use crate::i18n::Locale;
use crate::shell::Drawn;
use axum::response::Response;
use chrono::NaiveDate;
use services::Operation;
use services::intake::{Announcement, FamilyStatus, announcements, status_after};
use services::policy::{Contact, contact_today};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

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
pub struct Kept(Mutex<HashMap<Locale, Arc<Last>>>);

#[derive(Debug)]
struct Last {
    facts: Facts,
    page: Drawn,
}

impl Kept {
    /// The page that says the facts; it is drawn where the last one says something else.
    pub fn answer(
        &self,
        (locale, facts): (Locale, Facts),
        draw: impl FnOnce(&Facts) -> Drawn,
    ) -> Response {
        let last = self.last(locale).filter(|last| last.facts == facts);
        let last = last.unwrap_or_else(|| {
            let page = draw(&facts);
            self.keep(locale, Last { facts, page })
        });
        last.page.answer()
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

    #[test]
    fn a_page_is_drawn_again_on_another_day_and_in_another_language() {
        let (kept, times) = (Kept::default(), Cell::new(0));
        let ask = |locale, day| {
            kept.answer((locale, facts(day)), |_| {
                times.set(times.get() + 1);
                Drawn::new("", None)
            });
            times.get()
        };
        assert_eq!(ask(Locale::ja, "2026-11-24"), 1);
        assert_eq!(ask(Locale::ja, "2026-11-24"), 1);
        assert_eq!(ask(Locale::en, "2026-11-24"), 2);
        assert_eq!(ask(Locale::ja, "2026-11-25"), 3);
        assert_eq!(ask(Locale::en, "2026-11-24"), 3);
    }
}
