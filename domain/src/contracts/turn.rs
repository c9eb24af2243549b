//! How long a party has for its signature, and what the calendar does about it.

use crate::calendar::Holidays;
use chrono::NaiveDate;

/// How many business days each party has for its signature, unless the officer says otherwise.
pub const SIGN_WITHIN: u32 = 10;
/// What the officer can choose.
pub const SIGN_WITHIN_CHOICES: [u32; 5] = [5, 10, 15, 20, 30];

/// How many business days before its last day a signature is reminded of for the first time.
const REMINDED_BEFORE: u32 = 2;

/// How long the party that is next has time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The last day.
    pub sign_by: NaiveDate,
    /// The day of the next reminder; none once the last one went out.
    pub remind_on: Option<NaiveDate>,
}

/// What the calendar does about a signature that is awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// It reminds whoever is next.
    Remind,
    /// The request has lapsed.
    Lapse,
}

impl Turn {
    /// Begins today, for so many business days, but never for longer than up to the first day of effect: on a later day
    /// nobody could conclude any more. The first reminder keeps its distance to the last day, whichever that is; whoever
    /// is asked on the last day itself is not reminded on top of it.
    pub fn begin(
        holidays: &Holidays,
        today: NaiveDate,
        (within, effective_from): (u32, Option<NaiveDate>),
    ) -> Self {
        let until = |days| holidays.add_business_days(today, days);
        let usual = until(within);
        let sign_by = effective_from.map_or(usual, |day| day.min(usual));
        let left = holidays.business_days_between(today, sign_by);
        let first = u32::try_from(left).unwrap_or_default();
        let first = first.saturating_sub(REMINDED_BEFORE);
        let remind_on = if first == 0 { sign_by } else { until(first) };
        Turn {
            sign_by,
            remind_on: (today < sign_by).then_some(remind_on),
        }
    }

    /// What is due today, if anything is.
    pub fn due(self, today: NaiveDate) -> Option<Due> {
        if today > self.sign_by {
            Some(Due::Lapse)
        } else {
            let is_due = self.remind_on.is_some_and(|day| day <= today);
            is_due.then_some(Due::Remind)
        }
    }

    /// The turn after today's reminder: one more comes on the last day.
    #[must_use]
    pub fn reminded(self, today: NaiveDate) -> Self {
        let again = today < self.sign_by;
        Turn {
            remind_on: again.then_some(self.sign_by),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_signature_is_reminded_of_twice_and_then_lapses() {
        // 23 November 2026 is a holiday.
        let holidays = [day("2026-11-23")].into_iter().collect();
        let turn = Turn::begin(&holidays, day("2026-11-20"), (5, None));
        assert_eq!(turn.sign_by, day("2026-11-30"));
        assert_eq!(turn.remind_on, Some(day("2026-11-26")));
        assert_eq!(turn.due(day("2026-11-25")), None);
        assert_eq!(turn.due(day("2026-11-26")), Some(Due::Remind));
        let turn = turn.reminded(day("2026-11-26"));
        assert_eq!(turn.due(day("2026-11-29")), None);
        assert_eq!(turn.due(day("2026-11-30")), Some(Due::Remind));
        let turn = turn.reminded(day("2026-11-30"));
        assert_eq!(turn.due(day("2026-11-30")), None);
        assert_eq!(turn.due(day("2026-12-01")), Some(Due::Lapse));
        let short = Turn::begin(&holidays, day("2026-11-20"), (2, None));
        assert_eq!(short.remind_on, Some(short.sign_by));
    }

    #[test]
    fn nobody_has_time_beyond_the_first_day_of_effect() {
        // 23 November 2026 is a holiday; ten business days end on Monday 7 December.
        let holidays = [day("2026-11-23")].into_iter().collect();
        for (effective, sign_by, remind_on) in [
            ("2027-01-04", "2026-12-07", Some("2026-12-03")),
            ("2026-12-07", "2026-12-07", Some("2026-12-03")),
            ("2026-12-01", "2026-12-01", Some("2026-11-27")),
            ("2026-11-29", "2026-11-29", Some("2026-11-25")),
            ("2026-11-25", "2026-11-25", Some("2026-11-25")),
            ("2026-11-20", "2026-11-20", None),
        ] {
            let within = (10, Some(day(effective)));
            let turn = Turn::begin(&holidays, day("2026-11-20"), within);
            assert_eq!(turn.sign_by, day(sign_by), "{effective}");
            assert_eq!(turn.remind_on, remind_on.map(day), "{effective}");
        }
    }
}
