//! The calendar of the business: days in Asia/Tokyo, business days, fiscal years, eras, and how dates
//! are written. Japan keeps one offset all year, so nine hours are the whole time zone.

mod business_days;
mod days_off;
mod icalendar;
mod nearness;
mod wording;

pub use business_days::Holidays;
pub use days_off::{
    CalendarChange, DayOff, DayOffKind, DaysOff, EXAMPLE_LINE, Line, TypedDay, UnknownDayOffKind,
    counted, importing, removing,
};
pub use icalendar::{DayEvent, calendar_file};
pub use nearness::Nearness;
pub use wording::{
    date_en, date_ja, date_time_table, formal_date, month_day_ja, time_of_day, wareki,
};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};

/// How far the clocks of Japan are ahead of UTC.
const JAPAN_AHEAD: TimeDelta = TimeDelta::hours(9);

/// The day it is in Japan at an instant.
pub fn business_date(at: DateTime<Utc>) -> NaiveDate {
    local(at).date()
}

/// The instant at which a day begins in Japan.
pub fn start_of_day(date: NaiveDate) -> DateTime<Utc> {
    date.and_time(NaiveTime::MIN)
        .checked_sub_signed(JAPAN_AHEAD)
        .map_or(DateTime::<Utc>::MIN_UTC, |instant| instant.and_utc())
}

/// The fiscal year, April to March, by the calendar year in which it begins.
pub fn fiscal_year(date: NaiveDate) -> i32 {
    if date.month() >= 4 {
        date.year()
    } else {
        date.year() - 1
    }
}

/// What a clock on a wall in Japan shows.
fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.naive_utc()
        .checked_add_signed(JAPAN_AHEAD)
        .unwrap_or(NaiveDateTime::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_turns_at_fifteen_hours_utc() {
        assert_eq!(
            business_date(instant("2026-11-22T14:59:59.999Z")),
            day("2026-11-22")
        );
        assert_eq!(
            business_date(instant("2026-11-22T15:00:00Z")),
            day("2026-11-23")
        );
    }

    #[test]
    fn a_day_begins_at_midnight_in_japan() {
        assert_eq!(
            start_of_day(day("2026-11-23")),
            instant("2026-11-22T15:00:00Z")
        );
    }

    #[test]
    fn fiscal_years_begin_in_april() {
        assert_eq!(fiscal_year(day("2026-03-31")), 2025);
        assert_eq!(fiscal_year(day("2026-04-01")), 2026);
        assert_eq!(fiscal_year(day("2026-12-31")), 2026);
        assert_eq!(fiscal_year(day("2027-01-01")), 2026);
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        assert_eq!(business_date(DateTime::<Utc>::MAX_UTC), NaiveDate::MAX);
        assert_eq!(start_of_day(NaiveDate::MIN), DateTime::<Utc>::MIN_UTC);
    }

    proptest! {
        #[test]
        fn a_day_holds_exactly_its_instants(days in 0i64..80_000) {
            let date = day("1990-01-01") + TimeDelta::days(days);
            let start = start_of_day(date);
            prop_assert_eq!(business_date(start), date);
            prop_assert_eq!(business_date(start + TimeDelta::hours(24) - TimeDelta::nanoseconds(1)), date);
            prop_assert_eq!(business_date(start - TimeDelta::nanoseconds(1)), date - TimeDelta::days(1));
        }

        #[test]
        fn nine_hours_agree_with_the_time_zone_database(seconds in 0i64..4_000_000_000) {
            let at = Utc.timestamp_opt(seconds, 0).unwrap();
            prop_assert_eq!(local(at), at.with_timezone(&chrono_tz::Asia::Tokyo).naive_local());
        }
    }
}
