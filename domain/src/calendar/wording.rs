//! How days and times are written for people. Tables use ISO dates, which a date prints by itself.

use super::local;
use chrono::{DateTime, Datelike, NaiveDate, Utc};

/// The first day of each era, newest first. Meiji counts from its sixth year, when Japan took up
/// the Gregorian calendar; before that an era date names another day.
const ERAS: [(&str, (i32, u32, u32), i32); 5] = [
    ("令和", (2019, 5, 1), 2019),
    ("平成", (1989, 1, 8), 1989),
    ("昭和", (1926, 12, 25), 1926),
    ("大正", (1912, 7, 30), 1912),
    ("明治", (1873, 1, 1), 1868),
];

/// The day in the Japanese era, as on documents: 令和8年11月22日.
pub fn wareki(date: NaiveDate) -> String {
    let day = (date.year(), date.month(), date.day());
    let year = match ERAS.iter().find(|(_, first, _)| day >= *first) {
        Some((era, _, first_year)) if date.year() == *first_year => format!("{era}元年"),
        Some((era, _, first_year)) => format!("{era}{}年", date.year() - first_year + 1),
        None => format!("西暦{}年", date.year()),
    };
    format!("{year}{}月{}日", date.month(), date.day())
}

/// The day as contracts write it, without its weekday: 2026年12月7日.
pub fn formal_date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// The day in running Japanese text: 2026年11月22日(日).
pub fn date_ja(date: NaiveDate) -> String {
    format!("{}年{}", date.year(), month_day_ja(date))
}

/// The day without its year, for texts that stay inside one year: 11月22日(日).
pub fn month_day_ja(date: NaiveDate) -> String {
    format!("{}月{}日({})", date.month(), date.day(), weekday_ja(date))
}

/// The day in running English text: 22 November 2026 (Sun).
pub fn date_en(date: NaiveDate) -> String {
    date.format("%-d %B %Y (%a)").to_string()
}

/// The time on a clock in Japan: 10:42.
pub fn time_of_day(at: DateTime<Utc>) -> String {
    local(at).format("%H:%M").to_string()
}

/// The moment in a table: 2026-11-22 10:42.
pub fn date_time_table(at: DateTime<Utc>) -> String {
    local(at).format("%Y-%m-%d %H:%M").to_string()
}

fn weekday_ja(date: NaiveDate) -> char {
    match date.weekday() {
        chrono::Weekday::Mon => '月',
        chrono::Weekday::Tue => '火',
        chrono::Weekday::Wed => '水',
        chrono::Weekday::Thu => '木',
        chrono::Weekday::Fri => '金',
        chrono::Weekday::Sat => '土',
        chrono::Weekday::Sun => '日',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn eras_change_on_their_day() {
        for (date, text) in [
            ("2026-11-22", "令和8年11月22日"),
            ("2019-12-31", "令和元年12月31日"),
            ("2019-05-01", "令和元年5月1日"),
            ("2019-04-30", "平成31年4月30日"),
            ("1989-01-08", "平成元年1月8日"),
            ("1989-01-07", "昭和64年1月7日"),
            ("1926-12-25", "昭和元年12月25日"),
            ("1926-12-24", "大正15年12月24日"),
            ("1912-07-30", "大正元年7月30日"),
            ("1912-07-29", "明治45年7月29日"),
            ("1873-01-01", "明治6年1月1日"),
            ("1872-12-31", "西暦1872年12月31日"),
        ] {
            assert_eq!(wareki(day(date)), text);
        }
    }

    #[test]
    fn days_are_written_in_words() {
        assert_eq!(date_ja(day("2026-11-22")), "2026年11月22日(日)");
        assert_eq!(month_day_ja(day("2026-04-01")), "4月1日(水)");
        assert_eq!(date_en(day("2026-11-22")), "22 November 2026 (Sun)");
        assert_eq!(date_en(day("2026-03-01")), "1 March 2026 (Sun)");
    }

    #[test]
    fn every_weekday_has_its_sign() {
        let signs: String = (0..7)
            .map(|n| weekday_ja(day("2026-11-23") + TimeDelta::days(n)))
            .collect();
        assert_eq!(signs, "月火水木金土日");
    }

    #[test]
    fn moments_are_told_in_japanese_time() {
        let at = "2026-11-22T15:05:59Z".parse().unwrap();
        assert_eq!(date_time_table(at), "2026-11-23 00:05");
    }

    proptest! {
        #[test]
        fn no_two_days_share_an_era_date(a in 0i64..60_000, b in 0i64..60_000) {
            let epoch = day("1873-01-01");
            let (first, second) = (epoch + TimeDelta::days(a), epoch + TimeDelta::days(b));
            prop_assert_eq!(wareki(first) == wareki(second), first == second);
        }
    }
}
