//! Why the banks have until the day they have, and from which day its business days are counted.

use chrono::NaiveDate;

/// Why a deadline is on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The banks were asked for the first time.
    Asked,
    /// A draft of this number with another content was issued.
    Draft(i32),
    /// The days on which the banks work changed.
    Calendar,
    /// An officer set another day.
    ByHand,
}

impl Cause {
    /// The word of the cause in the database.
    pub fn code(self) -> &'static str {
        match self {
            Cause::Asked => "asked",
            Cause::Draft(_) => "draft",
            Cause::Calendar => "calendar",
            Cause::ByHand => "by_hand",
        }
    }

    /// The cause of a word in the database, with the number of the draft where it is one.
    pub fn of_code(code: &str, draft: Option<i32>) -> Option<Self> {
        match (code, draft) {
            ("asked", None) => Some(Cause::Asked),
            ("draft", Some(number)) => Some(Cause::Draft(number)),
            ("calendar", None) => Some(Cause::Calendar),
            ("by_hand", None) => Some(Cause::ByHand),
            _ => None,
        }
    }

    /// The draft that it names.
    pub fn draft(self) -> Option<i32> {
        match self {
            Cause::Draft(number) => Some(number),
            Cause::Asked | Cause::Calendar | Cause::ByHand => None,
        }
    }
}

/// The day from which the business days of the last deadline are counted, given every deadline with the day on which it
/// was set, the first one first. A day that an officer set is not counted from any.
pub fn counted_from(
    deadlines: impl DoubleEndedIterator<Item = (Cause, NaiveDate)>,
) -> Option<NaiveDate> {
    // The calendar moved a day that was counted from before.
    let mut counted = deadlines
        .rev()
        .filter(|(cause, _)| *cause != Cause::Calendar);
    let (cause, set_on) = counted.next()?;
    (cause != Cause::ByHand).then_some(set_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(causes: &[(Cause, &str)]) -> Option<String> {
        let all = causes
            .iter()
            .map(|(cause, day)| (*cause, day.parse().unwrap()));
        counted_from(all).map(|day| day.to_string())
    }

    #[test]
    fn the_calendar_moves_what_was_counted_and_nothing_that_an_officer_set() {
        let asked = (Cause::Asked, "2026-11-02");
        let draft = (Cause::Draft(2), "2026-11-09");
        let moved = (Cause::Calendar, "2026-11-10");
        let by_hand = (Cause::ByHand, "2026-11-11");
        for (causes, expected) in [
            (&[][..], None),
            (&[asked], Some("2026-11-02")),
            (&[asked, moved], Some("2026-11-02")),
            (&[asked, moved, draft, moved, moved], Some("2026-11-09")),
            (&[asked, by_hand], None),
            (&[asked, by_hand, draft], Some("2026-11-09")),
        ] {
            assert_eq!(counted(causes).as_deref(), expected, "{causes:?}");
        }
    }

    #[test]
    fn every_cause_comes_back_from_its_word() {
        for cause in [
            Cause::Asked,
            Cause::Draft(3),
            Cause::Calendar,
            Cause::ByHand,
        ] {
            assert_eq!(Cause::of_code(cause.code(), cause.draft()), Some(cause));
        }
        assert_eq!(Cause::of_code("draft", None), None);
        assert_eq!(Cause::of_code("asked", Some(1)), None);
    }
}
