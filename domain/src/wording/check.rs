//! What a wording must be before anything is made from it.

use super::{Clause, Variables, Wording};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use thiserror::Error;

/// The articles of one wording, at most.
pub const CLAUSES_MAX: usize = 60;
/// The characters of all articles of one wording, at most: about forty printed pages.
pub const TEXT_MAX: usize = 60_000;

/// The printed lines of all articles of one wording, at most: about seventy pages. Many short paragraphs take more paper
/// than their characters tell.
pub const LINES_MAX: usize = 2_800;
/// The characters that fill a printed line.
const LINE: usize = 42;
/// How much longer the articles may be with the longest values in them.
const FILLED: usize = 2;

/// Why a wording cannot become a contract.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "wording", content = "what")]
pub enum WordingError {
    /// A variable that nobody defines, or an article that is not there.
    #[error("unknown variable {name} in {article}")]
    UnknownVariable {
        /// As it stands between the braces.
        name: String,
        /// The heading of the article, or nothing in the words around the articles.
        article: String,
    },
    /// Two braces that are never closed.
    #[error("a variable is opened and not closed in {article}")]
    UnclosedVariable {
        /// The heading of the article, or nothing in the words around the articles.
        article: String,
    },
    /// Two articles with one name.
    #[error("two articles named {0}")]
    DuplicateKey(String),
    /// One of the three terms is missing, empty or there twice.
    #[error("the statutory term {0} must be there exactly once, and not empty")]
    StatutoryTerm(u8),
    /// More characters than a contract may hold.
    #[error("{characters} characters where {max} fit")]
    TooLong {
        /// How many there are.
        characters: usize,
        /// How many fit.
        max: usize,
    },
    /// More printed lines than a contract may hold.
    #[error("about {lines} lines where {max} fit")]
    TooManyLines {
        /// How many there would be.
        lines: usize,
        /// How many fit.
        max: usize,
    },
    /// More articles than a contract may hold.
    #[error("{articles} articles where {max} fit")]
    TooManyArticles {
        /// How many there are.
        articles: usize,
        /// How many fit.
        max: usize,
    },
}

impl WordingError {
    pub(super) fn unknown(name: &str) -> Self {
        WordingError::UnknownVariable {
            name: name.to_owned(),
            article: String::new(),
        }
    }

    pub(super) fn unclosed() -> Self {
        WordingError::UnclosedVariable {
            article: String::new(),
        }
    }

    /// The same problem with the heading of the article in which it is.
    pub(super) fn within(self, heading: &str) -> Self {
        let article = heading.to_owned();
        match self {
            WordingError::UnknownVariable { name, .. } => {
                WordingError::UnknownVariable { name, article }
            }
            WordingError::UnclosedVariable { .. } => WordingError::UnclosedVariable { article },
            other => other,
        }
    }
}

impl Wording {
    /// Demands that every variable is known, every name stands once, the three terms are there, and that it fits.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn check(&self) -> Result<(), WordingError> {
        self.check_text(TEXT_MAX)?;
        self.terms(&Variables::none())?;
        Ok(())
    }

    /// Demands the same but for the three terms, which a text that is being worked on may still lack.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn check_text(&self, max: usize) -> Result<(), WordingError> {
        let mut seen = BTreeSet::new();
        if let Some(twice) = self.clauses.iter().find(|clause| !seen.insert(&clause.key)) {
            return Err(WordingError::DuplicateKey(twice.key.clone()));
        }
        let articles = self.clauses.len();
        if articles > CLAUSES_MAX {
            let max = CLAUSES_MAX;
            return Err(WordingError::TooManyArticles { articles, max });
        }
        let characters = self.clauses.iter().map(Clause::characters).sum();
        if characters > max {
            return Err(WordingError::TooLong { characters, max });
        }
        self.fill(&Variables::none())?;
        self.check_filled(max)
    }

    /// Demands that it fits with the longest values too, and on the paper: whoever signs it must be able to read it, and
    /// whoever prints it must come to an end.
    fn check_filled(&self, max: usize) -> Result<(), WordingError> {
        let read = self.read(&Variables::longest())?;
        let characters: usize = read.clauses.iter().map(Clause::characters).sum();
        let max = max * FILLED;
        if characters > max {
            return Err(WordingError::TooLong { characters, max });
        }
        let lines: usize = read.clauses.iter().map(Clause::lines).sum();
        // Other languages have their own measure of characters, and the same of lines for each.
        let max = LINES_MAX * max / (TEXT_MAX * FILLED);
        match lines > max {
            true => Err(WordingError::TooManyLines { lines, max }),
            false => Ok(()),
        }
    }

    /// Demands that every variable in a piece of it is known.
    ///
    /// # Errors
    /// The first one that is not.
    pub fn check_piece(&self, text: &str) -> Result<(), WordingError> {
        self.replace(text, &Variables::none()).map(|_| ())
    }
}

impl Clause {
    fn characters(&self) -> usize {
        self.text().chars().count()
    }

    /// The heading, and every line as often as the paper is too narrow for it.
    fn lines(&self) -> usize {
        let lines = self.paragraphs.iter().flat_map(|text| text.lines());
        let printed = lines.map(|line| line.chars().count().div_ceil(LINE).max(1));
        1 + printed.sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::wording;
    use super::*;

    #[test]
    fn a_text_that_would_fill_hundreds_of_pages_is_refused_with_its_measure() {
        let refused = |paragraph: &str, times: usize| {
            let mut wording = wording();
            let all = vec![paragraph.to_owned(); times];
            wording.clauses[4].paragraphs = all;
            wording.check()
        };
        // Short paragraphs: few characters, and a page for every forty of them.
        assert_eq!(refused("字", 2_000), Ok(()));
        let (lines, max) = (LINES_MAX + 1, LINES_MAX);
        let short = refused("字", LINES_MAX - 8);
        assert_eq!(short, Err(WordingError::TooManyLines { lines, max }));
        // A short text that names the agent again and again is long once it is filled.
        let named = refused("{{agent_name}}{{service_name}}{{federation_name}}", 1_000);
        let max = TEXT_MAX * 2;
        let Err(WordingError::TooLong {
            characters,
            max: told,
        }) = named
        else {
            panic!("{named:?}");
        };
        assert!(characters > max);
        assert_eq!(told, max);
    }
}
