//! The wording of contracts: articles with typed variables, which are replaced once and as text, so that a value can
//! bring in neither another variable nor markup, and an unknown variable is an error and not a hole in a contract.

mod changes;
mod check;
mod edit;
mod fill;
mod redline;
#[cfg(test)]
mod redline_tests;
#[cfg(test)]
mod tests;
mod tokens;
mod variable;

pub use changes::{Change, ChangeKind, changes};
pub use check::{CLAUSES_MAX, LINES_MAX, TEXT_MAX, WordingError};
pub use edit::{CLAUSE_MAX, ClauseForm, HEADING_MAX, field_of, paragraphs, typed_article};
pub use fill::{Article, Filled, Term, Variables};
pub use redline::{Piece, redline};
pub use tokens::{closing, tokens};
pub use variable::{ARTICLE, Variable, VariableKind};

use crate::contracts::Period;
use serde::{Deserialize, Serialize};

/// The text of a contract before its variables are filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The title over the first page.
    pub title: String,
    /// The sentence that names both parties and the occasion.
    pub preamble: String,
    /// The sentence over the signatures.
    pub closing: String,
    /// The articles in order.
    pub clauses: Vec<Clause>,
    /// The length of a period and of a notice, which the articles on them print.
    pub period: Period,
}

/// One article before its variables are filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// The name by which other articles refer to this one; it stays when the text changes.
    pub key: String,
    /// The words between the brackets after the article's number.
    pub heading: String,
    /// 1 to 3 where the article is one of the terms that the law has published (Banking Act 52-61-10(2)).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory: Option<u8>,
    /// Whether no single contract may depart from it.
    #[serde(default)]
    pub locked: bool,
    /// The paragraphs; further lines of a paragraph are its items.
    pub paragraphs: Vec<String>,
}

impl Wording {
    /// The article of a key, if there is one.
    pub fn clause(&self, key: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.key == key)
    }

    /// The number of an article: its place in the text, from 1.
    pub fn number(&self, key: &str) -> Option<usize> {
        let index = self.clauses.iter().position(|clause| clause.key == key)?;
        Some(index + 1)
    }
}

impl Clause {
    /// The paragraphs as they are typed: an empty line between two of them.
    pub fn text(&self) -> String {
        self.paragraphs.join("\n\n")
    }
}
