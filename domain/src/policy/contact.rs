//! Whom to ask from when: every day has exactly one contact, and what was true in the past is never rewritten.

use crate::forms::{FieldErrors, FieldProblem, date_parts, email, required_text};
use crate::refusal::Refusal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The characters of a department, at most.
const DEPARTMENT_MAX: usize = 100;
/// The characters of a telephone number, at most.
const TEL_MAX: usize = 30;

/// The days for which a contact holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub valid_from: NaiveDate,
    /// The last day; none while it goes on.
    pub valid_to: Option<NaiveDate>,
}

/// A contact that follows the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewContact {
    /// The department.
    pub department: String,
    /// What it is called in English; empty in a draft that is older than the question.
    #[serde(default)]
    pub department_en: String,
    /// Its telephone.
    pub tel: String,
    /// Its address.
    pub email: String,
    /// The first day of the period.
    pub valid_from: NaiveDate,
}

/// What is typed for a change of the contact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    /// `keep` or `change`.
    pub contact: String,
    /// The department.
    pub department: String,
    /// What it is called in English.
    pub department_en: String,
    /// Its telephone.
    pub tel: String,
    /// Its address.
    pub email: String,
    /// The first day: its year.
    pub valid_from_year: String,
    /// Its month.
    pub valid_from_month: String,
    /// Its day.
    pub valid_from_day: String,
    /// The version of the draft that was shown.
    pub version: i64,
}

/// On which day the last period has to end so that a new one follows it without a gap and without an overlap; none where
/// it ends already.
///
/// # Errors
/// A day in the past, one that the last period holds already, and one that would leave days without a contact.
pub fn closes(
    last: Option<Period>,
    from: NaiveDate,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, FieldProblem> {
    if from < today {
        return Err(FieldProblem::PastDate { today });
    }
    let Some(last) = last else { return Ok(None) };
    match last.valid_to.and_then(|day| day.succ_opt()) {
        Some(next) if from < next => Err(FieldProblem::TooEarly { earliest: next }),
        Some(next) if from > next => Err(FieldProblem::LeavesGap { expected: next }),
        Some(_) => Ok(None),
        None if from <= last.valid_from => Err(FieldProblem::TooEarly {
            earliest: last.valid_from.succ_opt().unwrap_or(from),
        }),
        None => Ok(from.pred_opt()),
    }
}

impl ContactForm {
    /// The contact that is to follow; none where it stays.
    ///
    /// # Errors
    /// The problems of the form.
    pub fn parse(
        &self,
        last: Option<Period>,
        today: NaiveDate,
    ) -> Result<Option<NewContact>, Refusal> {
        let mut errors = FieldErrors::default();
        match self.contact.as_str() {
            "keep" => return Ok(None),
            "change" => {}
            _ => errors.push("contact", FieldProblem::NotChosen),
        }
        let department = required_text(&mut errors, "department", &self.department, DEPARTMENT_MAX);
        let department_en = required_text(
            &mut errors,
            "department_en",
            &self.department_en,
            DEPARTMENT_MAX,
        );
        let tel = required_text(&mut errors, "tel", &self.tel, TEL_MAX);
        let email = email(&mut errors, "email", &self.email);
        let parts = [
            &self.valid_from_year,
            &self.valid_from_month,
            &self.valid_from_day,
        ];
        let from = date_parts(&mut errors, "valid_from", parts.map(String::as_str));
        if let Some(problem) = from.and_then(|from| closes(last, from, today).err()) {
            errors.push("valid_from", problem);
        }
        let contact = NewContact {
            department,
            department_en,
            tel,
            email,
            // There is a day wherever there is no error.
            valid_from: from.unwrap_or_default(),
        };
        Ok(Some(errors.into_result(contact)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn periods_follow_each_other_without_gap_and_without_overlap() {
        let open = Some(Period {
            valid_from: day("2018-04-01"),
            valid_to: None,
        });
        let ended = Some(Period {
            valid_from: day("2018-04-01"),
            valid_to: Some(day("2026-12-31")),
        });
        let today = day("2026-11-24");
        let early = |text| {
            Err(FieldProblem::TooEarly {
                earliest: day(text),
            })
        };
        for (last, from, expected) in [
            (None, "2026-11-24", Ok(None)),
            (open, "2026-11-23", Err(FieldProblem::PastDate { today })),
            (open, "2026-11-24", Ok(Some(day("2026-11-23")))),
            (open, "2027-04-01", Ok(Some(day("2027-03-31")))),
            (ended, "2026-12-31", early("2027-01-01")),
            (ended, "2027-01-01", Ok(None)),
            (
                ended,
                "2027-01-02",
                Err(FieldProblem::LeavesGap {
                    expected: day("2027-01-01"),
                }),
            ),
        ] {
            assert_eq!(closes(last, day(from), today), expected, "{from}");
        }
        let announced = Some(Period {
            valid_from: day("2027-04-01"),
            valid_to: None,
        });
        let tried = closes(announced, day("2027-04-01"), today);
        assert_eq!(tried, early("2027-04-02"));
    }

    #[test]
    fn a_contact_that_stays_needs_no_words() {
        let today = day("2026-11-24");
        let keep = ContactForm {
            contact: "keep".into(),
            ..ContactForm::default()
        };
        assert_eq!(keep.parse(None, today), Ok(None));
        let Err(Refusal::Invalid { fields }) = ContactForm::default().parse(None, today) else {
            panic!()
        };
        let names: Vec<&str> = fields.iter().map(|(name, _)| name).collect();
        let all = [
            "contact",
            "department",
            "department_en",
            "tel",
            "email",
            "valid_from",
        ];
        assert_eq!(names, all);
    }
}
