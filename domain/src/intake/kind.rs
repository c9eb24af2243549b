//! What an announcement is, and which may follow which. It follows from what is said and from what counted before,
//! so that no announcement calls itself something that it is not.

use super::{Announcing, Precision, Readiness};
use crate::forms::{FieldErrors, FieldProblem};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What an announcement of readiness is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// There is no date, with the reason.
    Undecided,
    /// A month is planned.
    Planned,
    /// The exact day is known.
    Announced,
    /// Another day than before counts.
    Moved,
    /// The systems are ready.
    Ready,
    /// The date is taken back, with the reason.
    Withdrawn,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 6] = [
        Kind::Undecided,
        Kind::Planned,
        Kind::Announced,
        Kind::Moved,
        Kind::Ready,
        Kind::Withdrawn,
    ];

    /// The word used in the database.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Undecided => "undecided",
            Kind::Planned => "planned",
            Kind::Announced => "announced",
            Kind::Moved => "moved",
            Kind::Ready => "ready",
            Kind::Withdrawn => "withdrawn",
        }
    }

    /// Whether it may come after another one. What is ready is no plan any more: it can only be taken back.
    pub fn may_follow(self, before: Option<Kind>) -> bool {
        match before {
            None | Some(Kind::Undecided | Kind::Withdrawn) => {
                matches!(self, Kind::Undecided | Kind::Planned | Kind::Announced)
            }
            Some(Kind::Planned | Kind::Announced | Kind::Moved) => self != Kind::Undecided,
            Some(Kind::Ready) => self == Kind::Withdrawn,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Kind::ALL
            .into_iter()
            .find(|kind| kind.code() == text)
            .ok_or(UnknownKind)
    }
}

/// A word that names no kind of announcement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of announcement")]
pub struct UnknownKind;

impl Announcing {
    /// What the announcement is after the one that counts.
    ///
    /// # Errors
    /// What is said to be ready on a day to come, or without a date before; another date for what is ready.
    pub fn kind_after(
        &self,
        before: Option<(Kind, Option<&Readiness>)>,
        today: NaiveDate,
    ) -> Result<Kind, FieldErrors> {
        let (was, counted) = before.unzip();
        let kind = self.kind(counted.flatten());
        let day = self.readiness.as_ref().map(Readiness::date);
        if kind == Kind::Ready && day.is_some_and(|day| day > today) {
            return Err(FieldErrors::one("date", FieldProblem::FutureDate { today }));
        }
        match kind.may_follow(was) {
            true => Ok(kind),
            false if was == Some(Kind::Ready) => {
                Err(FieldErrors::one("precision", FieldProblem::ReadyAlready))
            }
            false => Err(FieldErrors::one(
                "precision",
                FieldProblem::NothingAnnounced,
            )),
        }
    }

    fn kind(&self, counted: Option<&Readiness>) -> Kind {
        match (counted, &self.readiness) {
            _ if self.is_ready => Kind::Ready,
            (None, None) => Kind::Undecided,
            (Some(_), None) => Kind::Withdrawn,
            (Some(old), Some(new)) if !new.lies_within(old) => Kind::Moved,
            (_, Some(new)) if new.precision() == Precision::Day => Kind::Announced,
            (_, Some(_)) => Kind::Planned,
        }
    }
}

impl Readiness {
    /// Whether it says the same as before, or more exactly: a day of the month that was announced.
    fn lies_within(&self, before: &Readiness) -> bool {
        let month = |one: &Readiness| (one.date().year(), one.date().month());
        match before.precision() {
            Precision::Day => self.date() == before.date(),
            Precision::Month | Precision::EndOfMonth => month(self) == month(before),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::ScopeFamily;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn on(text: &str, precision: Precision) -> Readiness {
        Readiness::new(day(text), precision, "公表文")
    }

    fn saying(readiness: Option<Readiness>, is_ready: bool) -> Announcing {
        Announcing {
            family: ScopeFamily::AccountInformation,
            readiness,
            is_ready,
            wording: String::new(),
            note: String::new(),
        }
    }

    #[test]
    fn the_table_says_which_may_follow_which() {
        use Kind::{Announced, Moved, Planned, Ready, Undecided, Withdrawn};
        let dated: &[Kind] = &[Planned, Announced, Moved, Ready, Withdrawn];
        let undated: &[Kind] = &[Undecided, Planned, Announced];
        let table: [(Option<Kind>, &[Kind]); 7] = [
            (None, undated),
            (Some(Undecided), undated),
            (Some(Planned), dated),
            (Some(Announced), dated),
            (Some(Moved), dated),
            (Some(Ready), &[Withdrawn]),
            (Some(Withdrawn), undated),
        ];
        for (before, after) in table {
            for kind in Kind::ALL {
                let may = kind.may_follow(before);
                assert_eq!(may, after.contains(&kind), "{kind} after {before:?}");
            }
        }
    }

    #[test]
    fn an_announcement_is_what_it_says_after_what_counted() {
        use Precision::{Day, EndOfMonth, Month};
        let march = || on("2027-03-31", EndOfMonth);
        for (before, new, kind) in [
            (None, None, Kind::Undecided),
            (None, Some(march()), Kind::Planned),
            (None, Some(on("2027-03-15", Day)), Kind::Announced),
            (Some(march()), Some(on("2027-03-15", Day)), Kind::Announced),
            (Some(march()), Some(on("2027-03-01", Month)), Kind::Planned),
            (Some(march()), Some(on("2027-04-01", Day)), Kind::Moved),
            (
                Some(on("2027-03-15", Day)),
                Some(on("2027-03-16", Day)),
                Kind::Moved,
            ),
            (Some(on("2027-03-15", Day)), Some(march()), Kind::Moved),
            (Some(march()), None, Kind::Withdrawn),
        ] {
            let was = before.as_ref().map(|before| (Kind::Planned, Some(before)));
            let said = saying(new.clone(), false).kind_after(was, day("2026-11-24"));
            assert_eq!(said, Ok(kind), "{new:?} after {before:?}");
        }
    }

    #[test]
    fn ready_is_what_was_announced_and_whose_day_has_come() {
        let today = day("2026-11-24");
        let planned = on("2026-11-30", Precision::EndOfMonth);
        let was = Some((Kind::Planned, Some(&planned)));
        let ready = |text| saying(Some(on(text, Precision::Day)), true);
        assert_eq!(ready("2026-11-24").kind_after(was, today), Ok(Kind::Ready));
        assert_eq!(ready("2026-10-01").kind_after(was, today), Ok(Kind::Ready));
        let early = FieldErrors::one("date", FieldProblem::FutureDate { today });
        assert_eq!(ready("2026-11-25").kind_after(was, today), Err(early));
        let unannounced = FieldErrors::one("precision", FieldProblem::NothingAnnounced);
        for before in [None, Some((Kind::Withdrawn, None))] {
            let said = ready("2026-11-24").kind_after(before, today);
            assert_eq!(said, Err(unannounced.clone()));
        }
    }

    #[test]
    fn what_is_ready_moves_no_more_but_can_be_taken_back() {
        let today = day("2026-11-24");
        let was_on = on("2026-11-20", Precision::Day);
        let was = Some((Kind::Ready, Some(&was_on)));
        let late = saying(Some(on("2027-03-31", Precision::Day)), false);
        let ready = FieldErrors::one("precision", FieldProblem::ReadyAlready);
        assert_eq!(late.kind_after(was, today), Err(ready));
        assert_eq!(
            saying(None, false).kind_after(was, today),
            Ok(Kind::Withdrawn)
        );
    }

    #[test]
    fn codes_read_back() {
        for kind in Kind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
        assert_eq!("Planned".parse::<Kind>(), Err(UnknownKind));
    }
}
