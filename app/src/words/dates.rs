//! Dates in running text, in the reader's language. No line ends inside a day.

use crate::i18n::*;
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::Language;
use domain::calendar;

/// Between two signs, of which neither begins a line (U+2060, WORD JOINER).
const JOINER: &str = "\u{2060}";
/// Between two words, of which neither begins a line (U+00A0, NO-BREAK SPACE).
const BLANK: &str = "\u{a0}";

/// 2026年11月22日(日), or 22 November 2026 (Sun).
pub fn date(language: Language, day: NaiveDate) -> String {
    match language {
        Language::Ja => ['年', '月', '日']
            .into_iter()
            .fold(calendar::date_ja(day), |text, sign| {
                text.replace(sign, &format!("{sign}{JOINER}"))
            }),
        Language::En => calendar::date_en(day).replace(' ', BLANK),
    }
}

/// The same with the time of day in Asia/Tokyo.
pub fn date_time(language: Language, at: DateTime<Utc>) -> String {
    let day = date(language, calendar::business_date(at));
    format!("{day} {}", calendar::time_of_day(at))
}

/// So many business days.
pub fn business_days(locale: Locale, n: i64) -> String {
    match n {
        1 => say!(locale, common.business_day),
        _ => say!(locale, common.business_days, n),
    }
}

/// So many business days too late.
pub fn overdue(locale: Locale, n: i64) -> String {
    say!(locale, common.overdue, days = business_days(locale, n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_no_place_where_a_line_may_end() {
        let day = "2026-11-22".parse().unwrap();
        let joined = "2026年\u{2060}11月\u{2060}22日\u{2060}(日\u{2060})";
        assert_eq!(date(Language::Ja, day), joined);
        assert_eq!(
            date(Language::En, day),
            "22\u{a0}November\u{a0}2026\u{a0}(Sun)"
        );
    }

    #[test]
    fn one_day_is_not_days() {
        assert_eq!(overdue(Locale::en, 1), "1 business day overdue");
        assert_eq!(overdue(Locale::en, 2), "2 business days overdue");
        assert_eq!(overdue(Locale::ja, 2), "2営業日超過");
    }

    #[test]
    fn the_time_of_day_is_that_of_tokyo() {
        let at = "2026-11-22T15:05:00Z".parse().unwrap();
        let told = date_time(Language::En, at);
        assert_eq!(told, "23\u{a0}November\u{a0}2026\u{a0}(Mon) 00:05");
    }
}
