//! Changing single articles for one contract: what is locked stays, and the three terms are never lost.

use super::{Clause, Wording, WordingError};
use crate::forms::{FieldErrors, FieldProblem, printed_prose, printed_text};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// The characters of a heading, at most.
pub const HEADING_MAX: usize = 60;
/// The characters of one article, at most.
pub const CLAUSE_MAX: usize = 8_000;
/// How an article that is in no template is named.
const SPECIAL: &str = "special_";

/// One article as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClauseForm {
    /// The heading without brackets.
    pub heading: String,
    /// The paragraphs, with an empty line between two of them.
    pub text: String,
    /// Behind which article a new one stands, by key.
    pub after: String,
    /// The version of the draft that was shown.
    pub version: i64,
}

impl Wording {
    /// Changes heading and text of an article.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], [`Refusal::ClauseLocked`], the problems of the form, and
    /// [`Refusal::Wording`] where no contract could be made of it any more.
    pub fn edit(&mut self, key: &str, form: &ClauseForm) -> Result<(), Refusal> {
        let (heading, paragraphs) = form.parse()?;
        let clause = self.open_clause(key)?;
        clause.heading = heading;
        clause.paragraphs = paragraphs;
        self.checked()
    }

    /// Adds an article behind another one.
    ///
    /// # Errors
    /// The problems of the form, [`Refusal::Wording`].
    pub fn add(&mut self, form: &ClauseForm) -> Result<(), Refusal> {
        let (heading, paragraphs) = form.parse()?;
        let unknown = || FieldErrors::one("after", FieldProblem::NotChosen);
        let place = self.number(&form.after).ok_or_else(unknown)?;
        let clause = Clause {
            key: self.free_key(SPECIAL),
            heading,
            statutory: None,
            locked: false,
            paragraphs,
        };
        self.clauses.insert(place, clause);
        self.checked()
    }

    /// Takes an article out, unless another one refers to it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], [`Refusal::ClauseLocked`] also for the three terms, [`Refusal::Wording`].
    pub fn remove(&mut self, key: &str) -> Result<(), Refusal> {
        if self.open_clause(key)?.statutory.is_some() {
            return Err(Refusal::ClauseLocked);
        }
        self.clauses.retain(|clause| clause.key != key);
        self.checked()
    }

    fn open_clause(&mut self, key: &str) -> Result<&mut Clause, Refusal> {
        let found = self.clauses.iter_mut().find(|clause| clause.key == key);
        let clause = found.ok_or(Refusal::NotFound)?;
        match clause.locked {
            true => Err(Refusal::ClauseLocked),
            false => Ok(clause),
        }
    }

    /// A name that no article has yet.
    pub fn free_key(&self, prefix: &str) -> String {
        let taken = |number: &usize| self.clause(&format!("{prefix}{number}")).is_some();
        let number = (1..).find(|number| !taken(number)).unwrap_or_default();
        format!("{prefix}{number}")
    }

    fn checked(&self) -> Result<(), Refusal> {
        self.check().map_err(|problem| field_of("text", problem))
    }
}

/// What is wrong with a wording, at the field that was typed where one can mend it there.
pub fn field_of(field: &str, problem: WordingError) -> Refusal {
    match problem {
        WordingError::UnknownVariable { name, article } => {
            FieldErrors::one(field, FieldProblem::UnknownVariable { name, article }).into()
        }
        WordingError::UnclosedVariable { .. } => {
            FieldErrors::one(field, FieldProblem::UnclosedVariable).into()
        }
        problem => Refusal::Wording { problem },
    }
}

/// Heading and paragraphs of an article as they were typed in two fields, each with what it may hold.
pub fn typed_article(
    errors: &mut FieldErrors,
    heading: (&str, &str, usize),
    text: (&str, &str, usize),
) -> (String, Vec<String>) {
    let heading = printed_text(errors, heading.0, heading.1, heading.2);
    let text = printed_prose(errors, text.0, text.1, text.2);
    (heading, paragraphs(&text))
}

impl ClauseForm {
    /// The form with the article as it stands.
    pub fn of(clause: &Clause) -> Self {
        ClauseForm {
            heading: clause.heading.clone(),
            text: clause.text(),
            ..ClauseForm::default()
        }
    }

    fn parse(&self) -> Result<(String, Vec<String>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let typed = typed_article(
            &mut errors,
            ("heading", &self.heading, HEADING_MAX),
            ("text", &self.text, CLAUSE_MAX),
        );
        errors.into_result(typed)
    }
}

/// The paragraphs of a typed text: what stands between empty lines, each line trimmed at its end.
pub fn paragraphs(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let mut found: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim_end) {
        match (line.is_empty(), found.last_mut()) {
            (false, Some(paragraph)) => paragraph.push(line),
            _ => found.push(Vec::new()),
        }
    }
    let lines = found.into_iter().filter(|lines| !lines.is_empty());
    lines.map(|lines| lines.join("\n")).collect()
}
