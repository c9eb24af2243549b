//! What an administrator types to announce a readiness date, and what it means once it is checked.

use super::{Intake, Precision, Readiness, ScopeFamily};
use crate::forms::{FieldErrors, FieldProblem, date_parts, optional_prose, optional_text};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The choice of the form that takes a date back.
pub const UNDECIDED: &str = "undecided";
/// The choice of the form that says that the systems are ready since the day.
pub const READY: &str = "ready";
/// The longest wording taken.
const WORDING_MAX: usize = 200;
/// The longest note taken.
const NOTE_MAX: usize = 2000;
/// The wording where none is typed and no date is announced.
const UNDECIDED_WORDING: &str = "未定";

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnnounceForm {
    /// The scope family, by its code.
    pub family: String,
    /// A precision by its code, or [`UNDECIDED`], or [`READY`].
    pub precision: String,
    /// The year, four digits.
    pub year: String,
    /// The month.
    pub month: String,
    /// The day, for a date known to the day.
    pub day: String,
    /// The words in which it is published; they follow from the date when left empty.
    pub wording: String,
    /// What is said besides; the reason where there is no date.
    pub note: String,
}

/// A checked announcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcing {
    /// For which scope family.
    pub family: ScopeFamily,
    /// The date; none while there is none.
    pub readiness: Option<Readiness>,
    /// Whether the systems are said to be ready.
    pub is_ready: bool,
    /// The words in which it is published.
    pub wording: String,
    /// What is said besides; the reason where there is no date.
    pub note: String,
}

impl Announcing {
    /// The state of intake at an instant, if this is what counts.
    pub fn intake_at(&self, now: DateTime<Utc>) -> Intake {
        let reason = if self.note.is_empty() {
            &self.wording
        } else {
            &self.note
        };
        Intake::at(self.readiness.as_ref(), reason, now)
    }
}

impl AnnounceForm {
    /// Checks every field at once. The parts of the date share the field `date`.
    ///
    /// # Errors
    /// One problem for each field that cannot be accepted.
    pub fn parse(&self) -> Result<Announcing, FieldErrors> {
        let mut errors = FieldErrors::default();
        let family = chosen(&mut errors, "family", &self.family);
        let date = self.date(&mut errors);
        let wording = optional_text(&mut errors, "wording", &self.wording, WORDING_MAX);
        let note = optional_prose(&mut errors, "note", &self.note, NOTE_MAX).unwrap_or_default();
        if self.is_undecided() && note.is_empty() {
            errors.push("note", FieldProblem::Missing);
        }
        let (Some(family), true) = (family, errors.is_empty()) else {
            return Err(errors);
        };
        let wording = wording.unwrap_or_else(|| default_wording(date));
        let readiness = date.map(|(day, precision)| Readiness::new(day, precision, &wording));
        Ok(Announcing {
            family,
            readiness,
            is_ready: self.precision == READY,
            wording,
            note,
        })
    }

    fn is_undecided(&self) -> bool {
        self.precision == UNDECIDED
    }

    fn date(&self, errors: &mut FieldErrors) -> Option<(NaiveDate, Precision)> {
        if self.is_undecided() {
            return None;
        }
        let precision = match self.precision.as_str() {
            READY => Precision::Day,
            other => chosen(errors, "precision", other)?,
        };
        let day = match precision {
            Precision::Day => self.day.as_str(),
            Precision::Month | Precision::EndOfMonth => "1",
        };
        let day = date_parts(errors, "date", [&self.year, &self.month, day])?;
        Some((day, precision))
    }
}

fn chosen<T: std::str::FromStr>(errors: &mut FieldErrors, field: &str, raw: &str) -> Option<T> {
    let parsed = raw.parse().ok();
    if raw.is_empty() {
        errors.push(field, FieldProblem::NotChosen);
    } else if parsed.is_none() {
        errors.push(field, FieldProblem::Unknown);
    }
    parsed
}

fn default_wording(date: Option<(NaiveDate, Precision)>) -> String {
    match date {
        Some((day, precision)) => Readiness::new(day, precision, "").date_ja(),
        None => UNDECIDED_WORDING.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::DatePart;

    fn form(precision: &str, [year, month, day]: [&str; 3]) -> AnnounceForm {
        AnnounceForm {
            family: "account_information".into(),
            precision: precision.into(),
            year: year.into(),
            month: month.into(),
            day: day.into(),
            ..AnnounceForm::default()
        }
    }

    fn date(form: &AnnounceForm) -> String {
        form.parse().unwrap().readiness.unwrap().date().to_string()
    }

    fn problems(form: &AnnounceForm) -> Vec<(String, FieldProblem)> {
        form.parse().unwrap_err().into()
    }

    #[test]
    fn a_month_counts_as_its_last_day_whatever_day_was_typed() {
        assert_eq!(date(&form("month", ["2027", "2", "3"])), "2027-02-28");
        assert_eq!(
            date(&form("end_of_month", ["２０２７", "３", ""])),
            "2027-03-31"
        );
        assert_eq!(date(&form("day", ["2027", "3", "15"])), "2027-03-15");
    }

    #[test]
    fn the_wording_follows_from_the_date() {
        let announced = form("end_of_month", ["2027", "3", ""]).parse().unwrap();
        assert_eq!(announced.wording, "2027年3月末");
        let worded = AnnounceForm {
            wording: " 来春 ".into(),
            ..form("month", ["2027", "3", ""])
        };
        assert_eq!(worded.parse().unwrap().readiness.unwrap().wording(), "来春");
    }

    #[test]
    fn what_is_ready_is_ready_since_a_day() {
        let ready = form(READY, ["2026", "11", "20"]).parse().unwrap();
        let since = ready.readiness.unwrap();
        assert!(ready.is_ready);
        assert_eq!(
            (since.date().to_string(), since.precision()),
            ("2026-11-20".into(), Precision::Day)
        );
        assert!(!form("day", ["2026", "11", "20"]).parse().unwrap().is_ready);
    }

    #[test]
    fn without_a_date_the_reason_is_needed() {
        let undecided = form(UNDECIDED, ["2027", "3", "1"]);
        assert_eq!(
            problems(&undecided),
            [("note".into(), FieldProblem::Missing)]
        );
        let explained = AnnounceForm {
            note: "検討中".into(),
            ..undecided
        };
        let announced = explained.parse().unwrap();
        assert_eq!(
            (announced.readiness, announced.wording.as_str()),
            (None, "未定")
        );
    }

    #[test]
    fn every_bad_field_is_told_at_once() {
        let empty = AnnounceForm::default();
        let not_chosen = FieldProblem::NotChosen;
        assert_eq!(
            problems(&empty),
            [
                ("family".into(), not_chosen.clone()),
                ("precision".into(), not_chosen)
            ]
        );
        let half = form("month", ["2027", "", ""]);
        assert_eq!(
            problems(&half),
            [(
                "date".into(),
                FieldProblem::DateIncomplete {
                    missing: vec![DatePart::Month]
                }
            )]
        );
        let no_day = form("day", ["2027", "2", "30"]);
        assert_eq!(
            problems(&no_day),
            [(
                "date".into(),
                FieldProblem::DatePartWrong {
                    part: DatePart::Day
                }
            )]
        );
        let unknown = AnnounceForm {
            family: "loans".into(),
            ..form("month", ["2027", "3", ""])
        };
        assert_eq!(
            problems(&unknown),
            [("family".into(), FieldProblem::Unknown)]
        );
    }
}
