//! The API connection checklist: numbered questions with guidance, as versioned data in our own words.

use crate::accounts::Language;
use serde::Deserialize;
use std::sync::LazyLock;

/// One edition of the questions.
#[derive(Debug, Default, Deserialize)]
pub struct Checklist {
    /// The month in which the edition was fixed.
    pub edition: String,
    /// In the order in which they are asked.
    pub questions: Vec<Question>,
}

/// One question, answered yes or no, with an explanation when no.
#[derive(Debug, Deserialize)]
pub struct Question {
    /// Its number, such as `2-1`.
    pub code: String,
    ja: String,
    ja_guidance: String,
    en: String,
    en_guidance: String,
}

impl Question {
    /// The question in a language.
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        }
    }

    /// How the answer is checked.
    pub fn guidance(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.ja_guidance,
            Language::En => &self.en_guidance,
        }
    }
}

static CHECKLIST: LazyLock<Checklist> =
    LazyLock::new(|| serde_json::from_str(include_str!("checklist.json")).unwrap_or_default());

/// The edition in force.
pub fn checklist() -> &'static Checklist {
    &CHECKLIST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_questions_load_and_are_numbered_once() {
        let mut codes: Vec<_> = checklist().questions.iter().map(|q| &q.code).collect();
        assert_eq!(codes.len(), 12);
        codes.dedup();
        assert_eq!(codes.len(), 12);
    }
}
