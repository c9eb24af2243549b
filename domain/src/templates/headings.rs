//! The headings of articles for readers of English. Contracts are concluded in Japanese, so that a heading that was
//! changed for one contract has no translation and stands for itself.

use super::TemplateText;
use std::collections::BTreeMap;

/// The English headings of a version by the Japanese ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings(BTreeMap<String, String>);

impl Headings {
    /// What the heading means, where the version has it.
    pub fn english(&self, japanese: &str) -> Option<&str> {
        self.0.get(japanese).map(String::as_str)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl TemplateText {
    /// The headings of its articles.
    pub fn headings(&self) -> Headings {
        let pairs = self.japanese.clauses.iter().filter_map(|clause| {
            let english = self.english.clause(&clause.key)?;
            Some((clause.heading.clone(), english.heading.clone()))
        });
        Headings(pairs.collect())
    }
}
