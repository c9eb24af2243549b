//! The next version while it is prepared: one person writes it, another publishes it or sends it back.

use super::contact::{NewContact, Period, closes};
use super::item::{CONSENT_ITEM, Items};
use crate::forms::{FieldErrors, FieldProblem, optional_date, optional_prose};
use crate::ids::PersonId;
use crate::permissions::Denial;
use crate::refusal::Refusal;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The characters of a summary, at most.
const SUMMARY_MAX: usize = 500;

/// What a version says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The seven items.
    pub items: Items,
    /// The first day on which it holds, once chosen.
    pub effective_from: Option<NaiveDate>,
    /// A contact that follows the one in force, where it changes.
    pub contact: Option<NewContact>,
    /// What changes, in Japanese.
    pub summary_ja: String,
    /// What changes, in English.
    pub summary_en: String,
}

/// How far a draft is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftState {
    /// It is being written; with the reason where it came back.
    Open {
        /// Why it was sent back.
        sent_back: Option<String>,
    },
    /// It waits for the second person.
    Submitted {
        /// Who submitted it.
        by: PersonId,
        /// Under which name.
        by_name: String,
        /// When.
        at: DateTime<Utc>,
    },
}

/// The draft of the next version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The number that the version will have.
    pub number: i32,
    /// What it says.
    pub content: Content,
    /// How far it is.
    pub state: DraftState,
    /// Everybody who wrote on it.
    pub makers: Vec<PersonId>,
}

/// What a draft is measured against.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// The items of the version before.
    pub items: &'a Items,
    /// The first day of the version before.
    pub effective_from: NaiveDate,
    /// The last period of the contact.
    pub contact: Option<Period>,
    /// The business date.
    pub today: NaiveDate,
}

/// What is typed about a version as a whole. The day may stay open while the draft is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TermsForm {
    /// The first day: its year.
    pub effective_from_year: String,
    /// Its month.
    pub effective_from_month: String,
    /// Its day.
    pub effective_from_day: String,
    /// What changes, in Japanese.
    pub summary_ja: String,
    /// What changes, in English.
    pub summary_en: String,
    /// The version of the draft that was shown.
    pub version: i64,
}

impl Content {
    /// Takes over what was typed about the version as a whole.
    ///
    /// # Errors
    /// The problems of the form; a day before today, and one that is not after that of the version before.
    pub fn set_terms(&mut self, form: &TermsForm, before: Before) -> Result<(), Refusal> {
        let mut errors = FieldErrors::default();
        let parts = [
            &form.effective_from_year,
            &form.effective_from_month,
            &form.effective_from_day,
        ];
        let from = optional_date(&mut errors, "effective_from", parts.map(String::as_str));
        if let Some(problem) = from.and_then(|from| before.problem_of(from)) {
            errors.push("effective_from", problem);
        }
        let mut summary = |field, raw| optional_prose(&mut errors, field, raw, SUMMARY_MAX);
        let ja = summary("summary_ja", &form.summary_ja).unwrap_or_default();
        let en = summary("summary_en", &form.summary_en).unwrap_or_default();
        errors.into_result(())?;
        self.effective_from = from;
        (self.summary_ja, self.summary_en) = (ja, en);
        Ok(())
    }

    /// Demands that the version could be published today.
    ///
    /// # Errors
    /// Everything that is missing or no longer possible, by the names of the parts.
    pub fn require_complete(&self, before: Before) -> Result<NaiveDate, Refusal> {
        let mut errors = FieldErrors::default();
        match self.effective_from {
            None => errors.push("effective_from", FieldProblem::Missing),
            Some(from) => {
                if let Some(problem) = before.problem_of(from) {
                    errors.push("effective_from", problem);
                }
            }
        }
        for (field, text) in [
            ("summary_ja", &self.summary_ja),
            ("summary_en", &self.summary_en),
        ] {
            if text.is_empty() {
                errors.push(field, FieldProblem::Missing);
            }
        }
        let contact = self.contact.as_ref();
        let closed = contact.map(|new| closes(before.contact, new.valid_from, before.today));
        if let Some(Err(problem)) = closed {
            errors.push("valid_from", problem);
        }
        if contact.is_some_and(|new| new.department_en.is_empty()) {
            errors.push("department_en", FieldProblem::Missing);
        }
        if self.items == *before.items && contact.is_none() {
            errors.push("items", FieldProblem::Unchanged);
        }
        Ok(errors.into_result(self.effective_from.unwrap_or_default())?)
    }

    /// Whether the item in which the banks consent reads as before, so that their consents can go on.
    pub fn leaves_consents_alone(&self, before: &Items) -> bool {
        self.items.reads_alike(before, CONSENT_ITEM)
    }
}

impl Before<'_> {
    fn problem_of(&self, from: NaiveDate) -> Option<FieldProblem> {
        if from < self.today {
            return Some(FieldProblem::PastDate { today: self.today });
        }
        let earliest = self.effective_from.succ_opt()?;
        (from < earliest).then_some(FieldProblem::TooEarly { earliest })
    }
}

impl Draft {
    /// Takes the draft into somebody's hands, who is one of its makers from now on.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] while it waits for the second person.
    pub fn write(&mut self, by: PersonId) -> Result<&mut Content, Refusal> {
        match self.state {
            DraftState::Open { .. } => {
                if !self.makers.contains(&by) {
                    self.makers.push(by);
                }
                Ok(&mut self.content)
            }
            DraftState::Submitted { .. } => Err(Refusal::WrongState),
        }
    }

    /// Hands the draft to the second person.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] where it lies there already, and what [`Content::require_complete`] misses.
    pub fn submit(
        &mut self,
        before: Before,
        (by, by_name, at): (PersonId, String, DateTime<Utc>),
    ) -> Result<(), Refusal> {
        self.write(by)?.require_complete(before)?;
        self.state = DraftState::Submitted { by, by_name, at };
        Ok(())
    }

    /// Demands that somebody may decide on the draft.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] before it is submitted, [`Denial::OwnProposal`] for anybody who wrote on it.
    pub fn require_decider(&self, by: PersonId) -> Result<(), Refusal> {
        match &self.state {
            DraftState::Open { .. } => Err(Refusal::WrongState),
            DraftState::Submitted { .. } if self.makers.contains(&by) => {
                Err(Denial::OwnProposal.into())
            }
            DraftState::Submitted { .. } => Ok(()),
        }
    }

    /// Gives the draft back to those who wrote it.
    ///
    /// # Errors
    /// As [`Draft::require_decider`].
    pub fn send_back(&mut self, by: PersonId, reason: String) -> Result<(), Refusal> {
        self.require_decider(by)?;
        self.state = DraftState::Open {
            sent_back: Some(reason),
        };
        Ok(())
    }
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
