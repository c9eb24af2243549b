//! When things happened: so many business days before today, in office hours.

use crate::calendar::holidays;
use crate::error::Result;
use crate::operation::Operation;
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, Utc};
use domain::calendar::{Holidays, start_of_day};
use domain::intake::{Precision, Readiness, opens_on};

/// The office opens at nine.
const OPENING: TimeDelta = TimeDelta::hours(9);
/// Nothing of the story was submitted longer ago than this, in business days.
const EARLIEST_SUBMISSION: u32 = 31;

/// The days of the demonstration.
pub(super) struct Timetable {
    today: NaiveDate,
    holidays: Holidays,
}

impl Timetable {
    /// Stands on the operation's day.
    pub(super) async fn new(op: &Operation) -> Result<Self> {
        Ok(Timetable {
            today: op.today(),
            holidays: holidays(op.db()).await?,
        })
    }

    /// The business day that lies so many business days before today.
    pub(super) fn ago(&self, days: u32) -> NaiveDate {
        let mut day = self.today;
        for _ in 0..days {
            day = day - Days::new(1);
            while !self.holidays.is_business_day(day) {
                day = day - Days::new(1);
            }
        }
        day
    }

    /// The business day that lies so many business days after today.
    pub(super) fn ahead(&self, days: u32) -> NaiveDate {
        self.holidays.add_business_days(self.today, days)
    }

    /// Before or after today.
    pub(super) fn relative(&self, days: i32) -> NaiveDate {
        if days < 0 {
            self.ago(days.unsigned_abs())
        } else {
            self.ahead(days.unsigned_abs())
        }
    }

    /// So many minutes after the office opened.
    pub(super) fn at(&self, day: NaiveDate, minutes: i64) -> DateTime<Utc> {
        start_of_day(day) + OPENING + TimeDelta::minutes(minutes)
    }

    /// The end of the month about four months ahead whose intake opened early enough for every story.
    pub(super) fn readiness(&self) -> Readiness {
        let first = self.ago(EARLIEST_SUBMISSION);
        let month = |ahead: u32| {
            let day = self.today.with_day(1).unwrap_or(self.today) + Months::new(ahead);
            Readiness::new(day, Precision::EndOfMonth, "")
        };
        let open_in_time = |readiness: &Readiness| opens_on(readiness.date()) <= first;
        (0..6)
            .rev()
            .map(month)
            .find(open_in_time)
            .unwrap_or_else(|| month(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(today: &str) -> Timetable {
        Timetable {
            today: today.parse().unwrap(),
            holidays: Holidays::default(),
        }
    }

    #[test]
    fn intake_was_open_for_the_whole_story_on_any_day_of_the_year() {
        for day in "2026-01-01"
            .parse::<NaiveDate>()
            .unwrap()
            .iter_days()
            .take(800)
        {
            let table = on(&day.to_string());
            let opened = opens_on(table.readiness().date());
            assert!(opened <= table.ago(EARLIEST_SUBMISSION), "{day}");
            assert!(table.readiness().date() > day, "{day}");
            assert!((day - opened).num_days() < 90, "{day}");
        }
    }

    #[test]
    fn business_days_are_counted_back_over_weekends() {
        assert_eq!(on("2026-11-24").ago(2).to_string(), "2026-11-20");
        assert_eq!(on("2026-11-22").ago(1).to_string(), "2026-11-20");
    }
}
