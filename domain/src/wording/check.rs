//! What a wording must be before anything is made from it.

use super::{Variables, Wording};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;

/// The articles of one wording, at most.
pub const CLAUSES_MAX: usize = 60;
/// The characters of all articles of one wording, at most: about forty printed pages.
pub const TEXT_MAX: usize = 60_000;

/// Why a wording cannot become a contract.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "wording", content = "what")]
pub enum WordingError {
    /// A variable that nobody defines, or an article that is not there.
    #[error("unknown variable: {0}")]
    UnknownVariable(String),
    /// Two braces that are never closed.
    #[error("a variable is opened and not closed")]
    UnclosedVariable,
    /// Two articles with one name.
    #[error("two articles named {0}")]
    DuplicateKey(String),
    /// One of the three terms is missing, empty or there twice.
    #[error("the statutory term {0} must be there exactly once, and not empty")]
    StatutoryTerm(u8),
    /// More than a contract may hold.
    #[error("the wording is too long")]
    TooLong,
}

impl Wording {
    /// Demands that every variable is known, every name stands once, the three terms are there, and that it fits.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn check(&self) -> Result<(), WordingError> {
        let mut seen = BTreeSet::new();
        if let Some(twice) = self.clauses.iter().find(|clause| !seen.insert(&clause.key)) {
            return Err(WordingError::DuplicateKey(twice.key.clone()));
        }
        let characters: usize = self
            .clauses
            .iter()
            .map(|clause| clause.text().chars().count())
            .sum();
        if self.clauses.len() > CLAUSES_MAX || characters > TEXT_MAX {
            return Err(WordingError::TooLong);
        }
        let empty = Variables::none();
        self.fill(&empty)?;
        self.terms(&empty)?;
        Ok(())
    }
}
