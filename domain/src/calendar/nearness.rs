//! Whether a day lies ahead, has come or has gone by. Letters are worded with it when they leave, because they may leave
//! later than they were meant to.

use chrono::NaiveDate;

/// How a day lies to today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// It is still to come.
    Ahead,
    /// It is today.
    Today,
    /// It has gone by.
    Past,
}

impl Nearness {
    /// How a day lies to today.
    pub fn of(day: NaiveDate, today: NaiveDate) -> Self {
        match day.cmp(&today) {
            std::cmp::Ordering::Greater => Nearness::Ahead,
            std::cmp::Ordering::Equal => Nearness::Today,
            std::cmp::Ordering::Less => Nearness::Past,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_near_today_or_gone_by() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (today, expected) in [
            ("2026-12-07", Nearness::Ahead),
            ("2026-12-08", Nearness::Today),
            ("2026-12-09", Nearness::Past),
        ] {
            assert_eq!(Nearness::of(day("2026-12-08"), day(today)), expected);
        }
    }
}
