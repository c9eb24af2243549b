//! 回答期限と催促: on which business days a bank that has not answered is reminded without anybody asking for it.

use crate::calendar::Holidays;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How many business days before the deadline the banks are reminded of it.
pub const DAYS_AHEAD: u32 = 3;
/// How many business days after the deadline they are reminded that it has passed.
pub const DAYS_AFTER: u32 = 2;

/// One of the reminders of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reminder {
    /// Some business days before the deadline.
    Ahead,
    /// On the last business day of the deadline.
    OnTheDay,
    /// Some business days after it.
    After,
}

/// Why a bank was mailed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// 依頼: there is something new to answer.
    Asked,
    /// 催促: it has not answered yet.
    Reminded,
    /// 期限の変更: it has until another day.
    Moved,
}

impl Reminder {
    /// Every reminder, the first one first.
    pub const ALL: [Reminder; 3] = [Reminder::Ahead, Reminder::OnTheDay, Reminder::After];

    /// The word of the reminder in the database.
    pub fn code(self) -> &'static str {
        match self {
            Reminder::Ahead => "ahead",
            Reminder::OnTheDay => "on_the_day",
            Reminder::After => "after",
        }
    }

    /// The day of the reminder of a deadline.
    pub fn day(self, deadline: NaiveDate, holidays: &Holidays) -> NaiveDate {
        match self {
            Reminder::Ahead => business_days_before(deadline, DAYS_AHEAD, holidays),
            Reminder::OnTheDay => holidays.business_day_until(deadline),
            Reminder::After => holidays.add_business_days(deadline, DAYS_AFTER),
        }
    }

    /// The reminder that is due today for a deadline that was set on a day. Of several whose days have come only the
    /// last one counts, and none that lies before the day on which the deadline was set.
    pub fn due(
        (deadline, set_on): (NaiveDate, NaiveDate),
        today: NaiveDate,
        holidays: &Holidays,
    ) -> Option<Self> {
        let is_due = |reminder: &Reminder| {
            let day = reminder.day(deadline, holidays);
            set_on < day && day <= today
        };
        Reminder::ALL.into_iter().rev().find(is_due)
    }
}

impl Occasion {
    /// Every occasion.
    pub const ALL: [Occasion; 3] = [Occasion::Asked, Occasion::Reminded, Occasion::Moved];

    /// The word of the occasion in the database.
    pub fn code(self) -> &'static str {
        match self {
            Occasion::Asked => "asked",
            Occasion::Reminded => "reminded",
            Occasion::Moved => "moved",
        }
    }

    /// The occasion of a word in the database.
    pub fn of_code(code: &str) -> Option<Self> {
        Occasion::ALL.into_iter().find(|one| one.code() == code)
    }
}

fn business_days_before(day: NaiveDate, count: u32, holidays: &Holidays) -> NaiveDate {
    let mut before = day;
    for _ in 0..count {
        let Some(earlier) = before.pred_opt() else {
            break;
        };
        before = holidays.business_day_until(earlier);
    }
    before
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// 3 and 23 November are holidays.
    fn holidays() -> Holidays {
        [day("2026-11-03"), day("2026-11-23")].into_iter().collect()
    }

    #[test]
    fn reminders_fall_on_business_days() {
        for (deadline, days) in [
            ("2026-11-20", ["2026-11-17", "2026-11-20", "2026-11-25"]),
            ("2026-11-24", ["2026-11-18", "2026-11-24", "2026-11-26"]),
            ("2026-11-23", ["2026-11-18", "2026-11-20", "2026-11-25"]),
        ] {
            let found = Reminder::ALL.map(|one| one.day(day(deadline), &holidays()).to_string());
            assert_eq!(found, days, "{deadline}");
        }
    }

    #[test]
    fn of_the_reminders_whose_days_have_come_the_last_one_is_due() {
        let deadline = (day("2026-11-20"), day("2026-11-06"));
        for (today, expected) in [
            ("2026-11-16", None),
            ("2026-11-17", Some(Reminder::Ahead)),
            ("2026-11-19", Some(Reminder::Ahead)),
            ("2026-11-20", Some(Reminder::OnTheDay)),
            ("2026-11-24", Some(Reminder::OnTheDay)),
            ("2026-11-25", Some(Reminder::After)),
            ("2027-01-05", Some(Reminder::After)),
        ] {
            let due = Reminder::due(deadline, day(today), &holidays());
            assert_eq!(due, expected, "{today}");
        }
    }

    #[test]
    fn a_deadline_set_late_has_no_reminder_of_days_gone_by() {
        let set_on_the_eve = (day("2026-11-20"), day("2026-11-19"));
        let due = |today| Reminder::due(set_on_the_eve, day(today), &holidays());
        assert_eq!(due("2026-11-19"), None);
        assert_eq!(due("2026-11-20"), Some(Reminder::OnTheDay));
    }

    #[test]
    fn the_words_of_the_database_lead_back() {
        for occasion in Occasion::ALL {
            assert_eq!(Occasion::of_code(occasion.code()), Some(occasion));
        }
    }
}
