//! Days on which the banks work. Holidays are data, because parliament adds and moves them.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The national holidays that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Holidays(BTreeSet<NaiveDate>);

impl Holidays {
    /// Whether the banks work on the day: not at weekends, on holidays, or from 31 December to 3 January.
    pub fn is_business_day(&self, date: NaiveDate) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        !weekend && !is_turn_of_year(date) && !self.0.contains(&date)
    }

    /// The day that is `n` business days after `from`; `from` itself when `n` is zero.
    pub fn add_business_days(&self, from: NaiveDate, n: u32) -> NaiveDate {
        let Some(more) = (n as usize).checked_sub(1) else {
            return from;
        };
        self.business_days_after(from)
            .nth(more)
            .unwrap_or(NaiveDate::MAX)
    }

    /// How many business days lie after `from`, up to and with `to`; negative when `to` is earlier.
    pub fn business_days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to < from {
            return -self.business_days_between(to, from);
        }
        self.business_days_after(from)
            .take_while(|date| *date <= to)
            .map(|_| 1)
            .sum()
    }

    /// The day itself when the banks work on it, otherwise the business day before.
    pub fn business_day_until(&self, date: NaiveDate) -> NaiveDate {
        let mut day = date;
        while !self.is_business_day(day) {
            match day.pred_opt() {
                Some(before) => day = before,
                None => break,
            }
        }
        day
    }

    fn business_days_after(&self, from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        from.iter_days()
            .skip(1)
            .filter(|date| self.is_business_day(*date))
    }
}

impl FromIterator<NaiveDate> for Holidays {
    fn from_iter<I: IntoIterator<Item = NaiveDate>>(dates: I) -> Self {
        Holidays(dates.into_iter().collect())
    }
}

fn is_turn_of_year(date: NaiveDate) -> bool {
    matches!((date.month(), date.day()), (12, 31) | (1, 1..=3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn november_2026() -> Holidays {
        [day("2026-11-03"), day("2026-11-23")].into_iter().collect()
    }

    #[test]
    fn weekends_holidays_and_the_turn_of_the_year_are_off() {
        let holidays = november_2026();
        for off in [
            "2026-11-21",
            "2026-11-22",
            "2026-11-23",
            "2026-12-31",
            "2027-01-01",
            "2027-01-02",
            "2029-01-03",
        ] {
            assert!(!holidays.is_business_day(day(off)), "{off}");
        }
        for on in ["2026-11-20", "2026-11-24", "2026-12-30", "2027-01-04"] {
            assert!(holidays.is_business_day(day(on)), "{on}");
        }
    }

    #[test]
    fn a_long_weekend_is_jumped() {
        let holidays = november_2026();
        assert_eq!(
            holidays.add_business_days(day("2026-11-20"), 0),
            day("2026-11-20")
        );
        assert_eq!(
            holidays.add_business_days(day("2026-11-20"), 1),
            day("2026-11-24")
        );
        assert_eq!(
            holidays.add_business_days(day("2026-11-22"), 1),
            day("2026-11-24")
        );
        assert_eq!(
            holidays.add_business_days(day("2026-11-20"), 5),
            day("2026-11-30")
        );
    }

    #[test]
    fn counting_begins_on_the_day_after() {
        let holidays = november_2026();
        assert_eq!(
            holidays.business_days_between(day("2026-11-20"), day("2026-11-20")),
            0
        );
        assert_eq!(
            holidays.business_days_between(day("2026-11-20"), day("2026-11-23")),
            0
        );
        assert_eq!(
            holidays.business_days_between(day("2026-11-20"), day("2026-11-24")),
            1
        );
        assert_eq!(
            holidays.business_days_between(day("2026-11-24"), day("2026-11-20")),
            -1
        );
        assert_eq!(
            holidays.business_days_between(day("2026-12-30"), day("2027-01-05")),
            2
        );
    }

    #[test]
    fn before_a_day_off_the_last_business_day_counts() {
        let holidays = november_2026();
        for (on, until) in [
            ("2026-11-20", "2026-11-20"),
            ("2026-11-21", "2026-11-20"),
            ("2026-11-23", "2026-11-20"),
            ("2026-11-24", "2026-11-24"),
            ("2027-01-03", "2026-12-30"),
        ] {
            assert_eq!(holidays.business_day_until(day(on)), day(until), "{on}");
        }
    }

    // ASVS 1.4.2
    #[test]
    fn the_end_of_the_calendar_is_a_wall() {
        assert_eq!(
            Holidays::default().business_day_until(NaiveDate::MIN),
            NaiveDate::MIN
        );
        assert_eq!(
            Holidays::default().add_business_days(NaiveDate::MAX, 3),
            NaiveDate::MAX
        );
    }

    proptest! {
        #[test]
        fn adding_and_counting_agree(
            start in 0i64..20_000, n in 1u32..300,
            off in proptest::collection::vec(0i64..20_400, 0..40),
        ) {
            let epoch = day("2000-01-01");
            let holidays: Holidays = off.into_iter().map(|d| epoch + TimeDelta::days(d)).collect();
            let from = epoch + TimeDelta::days(start);
            let to = holidays.add_business_days(from, n);
            prop_assert!(holidays.is_business_day(to));
            prop_assert_eq!(holidays.business_days_between(from, to), i64::from(n));
            prop_assert_eq!(holidays.business_days_between(to, from), -i64::from(n));
        }

        #[test]
        fn a_holiday_never_shortens_the_wait(start in 0i64..9_000, off in 0i64..9_400, n in 0u32..200) {
            let epoch = day("2000-01-01");
            let from = epoch + TimeDelta::days(start);
            let holidays: Holidays = [epoch + TimeDelta::days(off)].into_iter().collect();
            let plain = Holidays::default();
            prop_assert!(holidays.add_business_days(from, n) >= plain.add_business_days(from, n));
        }
    }
}
