//! How long a contract runs, how it goes on, and how it ends (the articles on term and termination).

use crate::forms::{FieldErrors, FieldProblem};
use crate::refusal::Refusal;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How many days before the last day for a notice both sides are reminded.
const REMINDED_BEFORE: Days = Days::new(30);

/// The length of one period and of the notice that ends it. The wording prints both, so that what is signed and what
/// the portal does cannot part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// The months of one period; without a notice another one follows.
    pub months: u32,
    /// How many months before the end notice is given.
    pub notice_months: u32,
}

/// How somebody wants a contract to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// 更新しない: with the period that runs.
    NotRenewed,
    /// 解約: on a day, after the notice.
    ByNotice(NaiveDate),
    /// 解除: at once, for a cause that the contract names.
    ForCause,
}

impl Default for Period {
    fn default() -> Self {
        Period {
            months: 12,
            notice_months: 3,
        }
    }
}

impl Period {
    /// The last day of the period in which a day lies, or of the first one for a day before it.
    pub fn until(self, from: NaiveDate, day: NaiveDate) -> NaiveDate {
        let mut periods = 1;
        while self.last_day(from, periods) < day {
            periods += 1;
        }
        self.last_day(from, periods)
    }

    /// The last day on which a notice still ends the period.
    pub fn notice_by(self, until: NaiveDate) -> NaiveDate {
        until
            .checked_sub_months(Months::new(self.notice_months))
            .unwrap_or(until)
    }

    /// The day on which both sides are reminded that the period ends.
    pub fn remind_on(self, until: NaiveDate) -> NaiveDate {
        let notice_by = self.notice_by(until);
        notice_by
            .checked_sub_days(REMINDED_BEFORE)
            .unwrap_or(notice_by)
    }

    /// The first day that a notice of today can name as the last one.
    pub fn earliest_end(self, today: NaiveDate) -> NaiveDate {
        today
            .checked_add_months(Months::new(self.notice_months))
            .unwrap_or(today)
    }

    /// A period counted from a day ends the day before the corresponding one, or with the month that has no such
    /// day (Civil Code 143(2)). It is counted from the first day each time, so that no period shortens the next.
    fn last_day(self, from: NaiveDate, periods: u32) -> NaiveDate {
        let months = Months::new(self.months.max(1).saturating_mul(periods));
        let Some(same) = from.checked_add_months(months) else {
            return NaiveDate::MAX;
        };
        match same.day() == from.day() {
            true => same.pred_opt().unwrap_or(same),
            false => same,
        }
    }
}

impl Ending {
    /// The last day in force, for a contract whose period runs until a day; `None` where it ends at once.
    ///
    /// # Errors
    /// [`Refusal::NoticeTooLate`] where the period is renewed already, and a day that leaves the other side too little
    /// time.
    pub fn last_day(
        self,
        period: Period,
        (until, today): (NaiveDate, NaiveDate),
    ) -> Result<Option<NaiveDate>, Refusal> {
        let last = period.notice_by(until);
        let earliest = period.earliest_end(today);
        match self {
            Ending::ForCause => Ok(None),
            Ending::NotRenewed if today > last => Err(Refusal::NoticeTooLate { last }),
            Ending::NotRenewed => Ok(Some(until)),
            Ending::ByNotice(day) if day < earliest => {
                let problem = FieldProblem::TooEarly { earliest };
                Err(FieldErrors::one("last_day", problem).into())
            }
            Ending::ByNotice(day) => Ok(Some(day)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_year_ends_the_day_before_the_same_day() {
        let until = |from: &str, on: &str| Period::default().until(day(from), day(on)).to_string();
        assert_eq!(until("2026-12-07", "2026-11-24"), "2027-12-06");
        assert_eq!(until("2026-12-07", "2027-12-06"), "2027-12-06");
        assert_eq!(until("2026-12-07", "2027-12-07"), "2028-12-06");
        assert_eq!(until("2026-04-01", "2030-03-31"), "2030-03-31");
        assert_eq!(until("2028-02-29", "2028-03-01"), "2029-02-28");
        assert_eq!(until("2028-02-29", "2031-06-01"), "2032-02-28");
    }

    #[test]
    fn notice_is_given_three_months_before_and_reminded_of_thirty_days_earlier() {
        let period = Period::default();
        assert_eq!(period.notice_by(day("2027-12-06")), day("2027-09-06"));
        assert_eq!(period.notice_by(day("2027-05-31")), day("2027-02-28"));
        assert_eq!(period.remind_on(day("2027-12-06")), day("2027-08-07"));
        assert_eq!(period.earliest_end(day("2026-11-24")), day("2027-02-24"));
    }

    #[test]
    fn a_contract_ends_with_its_period_after_a_notice_or_at_once() {
        let period = Period::default();
        let until = day("2027-12-06");
        let ends = |ending: Ending, today| ending.last_day(period, (until, day(today)));
        assert_eq!(ends(Ending::NotRenewed, "2027-09-06"), Ok(Some(until)));
        let last = day("2027-09-06");
        let late = ends(Ending::NotRenewed, "2027-09-07");
        assert_eq!(late, Err(Refusal::NoticeTooLate { last }));
        let named = day("2027-02-24");
        assert_eq!(ends(Ending::ByNotice(named), "2026-11-24"), Ok(Some(named)));
        let early = ends(Ending::ByNotice(named), "2026-11-25");
        assert!(matches!(early, Err(Refusal::Invalid { .. })));
        assert_eq!(ends(Ending::ForCause, "2026-11-25"), Ok(None));
    }

    proptest! {
        #[test]
        fn every_day_lies_in_the_period_that_is_named(from in 0_i32..20_000, later in 0_i32..4_000, months in 1_u32..37) {
            let start = day("2000-01-01");
            let from = start + chrono::TimeDelta::days(i64::from(from));
            let on = from + chrono::TimeDelta::days(i64::from(later));
            let period = Period { months, notice_months: 3 };
            let until = period.until(from, on);
            prop_assert!(until >= on);
            // The period before it, if there is one, ended before the day.
            let before = until - Months::new(months);
            prop_assert!(before <= on);
        }
    }
}
