//! The words around the articles, and how long a contract runs.

use super::TemplateText;
use crate::contracts::Period;
use crate::forms::{FieldErrors, FieldProblem, printed_prose, printed_text};
use crate::refusal::Refusal;
use crate::wording::{Wording, field_of};
use serde::{Deserialize, Serialize};

/// The lengths of a period that can be chosen, in months.
pub const PERIODS: [u32; 5] = [6, 12, 24, 36, 60];
/// The lengths of a notice that can be chosen, in months.
pub const NOTICES: [u32; 4] = [1, 2, 3, 6];
/// The characters of a title, at most.
const TITLE_MAX: usize = 120;
/// The characters of a sentence around the articles, at most.
const SENTENCE_MAX: usize = 2_000;

/// What stands around the articles, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HeadForm {
    /// The title over the first page.
    pub title: String,
    /// The sentence that names both parties and the occasion.
    pub preamble: String,
    /// The sentence over the signatures.
    pub closing: String,
    /// The title in English.
    pub title_en: String,
    /// The first sentence in English.
    pub preamble_en: String,
    /// The last sentence in English.
    pub closing_en: String,
    /// The months of one period.
    pub months: String,
    /// The months of a notice.
    pub notice_months: String,
    /// The version of the row that was shown.
    pub version: i64,
}

impl TemplateText {
    /// Changes the words around the articles, and how long a contract runs.
    ///
    /// # Errors
    /// The problems of the form.
    pub fn change_head(&mut self, form: &HeadForm) -> Result<(), Refusal> {
        let mut errors = FieldErrors::default();
        let period = form.period(&mut errors);
        let japanese = [
            ("title", &form.title),
            ("preamble", &form.preamble),
            ("closing", &form.closing),
        ];
        let english = [
            ("title_en", &form.title_en),
            ("preamble_en", &form.preamble_en),
            ("closing_en", &form.closing_en),
        ];
        let japanese = typed(&mut errors, japanese);
        let english = typed(&mut errors, english);
        errors.into_result(())?;
        set(&mut self.japanese, japanese, period)?;
        set(&mut self.english, english, period)
    }

    /// The form with the words as they stand.
    pub fn head(&self) -> HeadForm {
        let (japanese, english) = (&self.japanese, &self.english);
        HeadForm {
            title: japanese.title.clone(),
            preamble: japanese.preamble.clone(),
            closing: japanese.closing.clone(),
            title_en: english.title.clone(),
            preamble_en: english.preamble.clone(),
            closing_en: english.closing.clone(),
            months: japanese.period.months.to_string(),
            notice_months: japanese.period.notice_months.to_string(),
            version: 0,
        }
    }
}

impl HeadForm {
    /// A notice as long as the period could not be given within it.
    fn period(&self, errors: &mut FieldErrors) -> Period {
        let chosen = |raw: &str, known: &[u32]| raw.parse().ok().filter(|one| known.contains(one));
        let months = chosen(&self.months, &PERIODS);
        if months.is_none() {
            errors.push("months", FieldProblem::NotChosen);
        }
        let months = months.unwrap_or_default();
        let notice = chosen(&self.notice_months, &NOTICES).filter(|notice| *notice < months);
        if notice.is_none() {
            errors.push("notice_months", FieldProblem::NotChosen);
        }
        Period {
            months,
            notice_months: notice.unwrap_or_default(),
        }
    }
}

type Pieces = [(&'static str, String); 3];

fn typed(errors: &mut FieldErrors, pieces: [(&'static str, &String); 3]) -> Pieces {
    let [title, preamble, closing] = pieces;
    [
        (title.0, printed_text(errors, title.0, title.1, TITLE_MAX)),
        (
            preamble.0,
            printed_prose(errors, preamble.0, preamble.1, SENTENCE_MAX),
        ),
        (
            closing.0,
            printed_prose(errors, closing.0, closing.1, SENTENCE_MAX),
        ),
    ]
}

fn set(wording: &mut Wording, pieces: Pieces, period: Period) -> Result<(), Refusal> {
    wording.period = period;
    for (field, text) in &pieces {
        let checked = wording.check_piece(text);
        checked.map_err(|problem| field_of(field, problem))?;
    }
    let [title, preamble, closing] = pieces.map(|(_, text)| text);
    (wording.title, wording.preamble, wording.closing) = (title, preamble, closing);
    Ok(())
}
