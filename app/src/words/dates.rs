//! Dates in running text, in the reader's language.

use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::Language;
use domain::calendar;

/// 2026年11月22日(日), or 22 November 2026 (Sun).
pub fn date(language: Language, day: NaiveDate) -> String {
    match language {
        Language::Ja => calendar::date_ja(day),
        Language::En => calendar::date_en(day),
    }
}

/// The same with the time of day in Asia/Tokyo.
pub fn date_time(language: Language, at: DateTime<Utc>) -> String {
    match language {
        Language::Ja => calendar::date_time_ja(at),
        Language::En => calendar::date_time_en(at),
    }
}
