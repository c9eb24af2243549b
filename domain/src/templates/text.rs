//! Working on a version of the template, article by article and in both languages at once, so that they never part:
//! the same names, marks and order on both sides.

use crate::forms::{FieldErrors, FieldProblem};
use crate::refusal::Refusal;
use crate::wording::{
    CLAUSE_MAX, Clause, HEADING_MAX, TEXT_MAX, Wording, WordingError, field_of, typed_article,
};
use serde::{Deserialize, Serialize};

/// Where an article stands that has none before it.
pub const START: &str = "start";
/// English takes about three letters where Japanese takes one.
const ENGLISH: usize = 3;

/// A version in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateText {
    /// What is signed.
    pub japanese: Wording,
    /// What helps to read it.
    pub english: Wording,
}

/// One article as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArticleForm {
    /// The heading without brackets.
    pub heading: String,
    /// The paragraphs, with an empty line between two of them.
    pub text: String,
    /// The heading in English.
    pub heading_en: String,
    /// The paragraphs in English.
    pub text_en: String,
    /// `1` to `3` for one of the terms that the law has published.
    pub statutory: String,
    /// `yes` where no single contract may depart from it.
    pub locked: String,
    /// Behind which article it stands, by key, or [`START`].
    pub after: String,
    /// The version of the row that was shown.
    pub version: i64,
}

/// What an article says and is, but for its name.
struct Typed {
    japanese: (String, Vec<String>),
    english: (String, Vec<String>),
    statutory: Option<u8>,
    locked: bool,
}

impl TemplateText {
    /// Changes an article: its text, its marks and its place.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], the problems of the form, [`Refusal::Wording`] where it would not fit.
    pub fn change(&mut self, key: &str, form: &ArticleForm) -> Result<(), Refusal> {
        self.japanese.clause(key).ok_or(Refusal::NotFound)?;
        self.put(key, form)
    }

    /// Adds an article. Its name says with which version it came, so that no later one is taken for it.
    ///
    /// # Errors
    /// The problems of the form, [`Refusal::Wording`] where it would not fit.
    pub fn add(&mut self, version: i32, form: &ArticleForm) -> Result<(), Refusal> {
        let key = self.japanese.free_key(&format!("v{version}_"));
        self.put(&key, form)
    }

    /// Takes an article out, unless another one refers to it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], [`Refusal::Wording`] with the article that refers to it.
    pub fn remove(&mut self, key: &str) -> Result<(), Refusal> {
        self.japanese.clause(key).ok_or(Refusal::NotFound)?;
        for wording in [&mut self.japanese, &mut self.english] {
            wording.clauses.retain(|clause| clause.key != key);
        }
        let (japanese, english) = self.checked();
        japanese
            .and(english)
            .map_err(|problem| Refusal::Wording { problem })
    }

    /// Demands what every contract made from it needs.
    ///
    /// # Errors
    /// [`Refusal::Wording`] with what is missing.
    pub fn complete(&self) -> Result<(), Refusal> {
        let terms = self.japanese.check();
        let (_, english) = self.checked();
        terms
            .and(english)
            .map_err(|problem| Refusal::Wording { problem })
    }

    /// The article before another one, by key, or [`START`].
    pub fn before(&self, key: &str) -> String {
        let place = self.japanese.number(key).unwrap_or(1);
        let before = place
            .checked_sub(2)
            .and_then(|index| self.japanese.clauses.get(index));
        before.map_or(START.to_owned(), |clause| clause.key.clone())
    }

    /// The form with an article as it stands.
    pub fn form(&self, key: &str) -> Option<ArticleForm> {
        let (japanese, english) = (self.japanese.clause(key)?, self.english.clause(key)?);
        Some(ArticleForm {
            heading: japanese.heading.clone(),
            text: japanese.text(),
            heading_en: english.heading.clone(),
            text_en: english.text(),
            statutory: japanese
                .statutory
                .map(|number| number.to_string())
                .unwrap_or_default(),
            locked: if japanese.locked { "yes" } else { "" }.to_owned(),
            after: self.before(key),
            version: 0,
        })
    }

    fn put(&mut self, key: &str, form: &ArticleForm) -> Result<(), Refusal> {
        let typed = form.parse()?;
        let unknown = || FieldErrors::one("after", FieldProblem::NotChosen);
        let is_known = form.after == START || self.japanese.clause(&form.after).is_some();
        if form.after == key || !is_known {
            return Err(unknown().into());
        }
        let sides = [
            (&mut self.japanese, typed.japanese),
            (&mut self.english, typed.english),
        ];
        for (wording, (heading, paragraphs)) in sides {
            let clause = Clause {
                key: key.to_owned(),
                heading,
                statutory: typed.statutory,
                locked: typed.locked,
                paragraphs,
            };
            place(&mut wording.clauses, clause, &form.after);
        }
        let (japanese, english) = self.checked();
        japanese.map_err(|problem| field_of("text", problem))?;
        english.map_err(|problem| field_of("text_en", problem))
    }

    /// What is wrong on either side, but for missing terms.
    pub(super) fn checked(&self) -> (Result<(), WordingError>, Result<(), WordingError>) {
        let japanese = self.japanese.check_text(TEXT_MAX);
        (japanese, self.english.check_text(TEXT_MAX * ENGLISH))
    }
}

impl ArticleForm {
    fn parse(&self) -> Result<Typed, FieldErrors> {
        let mut errors = FieldErrors::default();
        let japanese = typed_article(
            &mut errors,
            ("heading", &self.heading, HEADING_MAX),
            ("text", &self.text, CLAUSE_MAX),
        );
        let english = typed_article(
            &mut errors,
            ("heading_en", &self.heading_en, HEADING_MAX * ENGLISH),
            ("text_en", &self.text_en, CLAUSE_MAX * ENGLISH),
        );
        let statutory = match self.statutory.as_str() {
            "" => None,
            "1" => Some(1),
            "2" => Some(2),
            "3" => Some(3),
            _ => {
                errors.push("statutory", FieldProblem::NotChosen);
                None
            }
        };
        errors.into_result(Typed {
            japanese,
            english,
            statutory,
            locked: self.locked == "yes",
        })
    }
}

/// Puts an article behind another one. A term that the law has published belongs to one article, so the mark moves.
fn place(clauses: &mut Vec<Clause>, clause: Clause, after: &str) {
    clauses.retain(|other| other.key != clause.key);
    for other in clauses.iter_mut() {
        if clause.statutory.is_some() && other.statutory == clause.statutory {
            other.statutory = None;
        }
    }
    let before = clauses.iter().position(|other| other.key == after);
    clauses.insert(before.map_or(0, |index| index + 1), clause);
}
