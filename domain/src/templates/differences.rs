//! What is different in a version, article by article and in both languages: the text, the place and the marks.

use super::TemplateText;
use crate::wording::{Change, ChangeKind, changes};
use std::collections::BTreeSet;

/// One article in both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What happened to what is signed.
    pub japanese: Change,
    /// What happened to what helps to read it.
    pub english: Change,
    /// Whether it stands elsewhere among those that both versions have.
    pub moved: bool,
    /// Whether it is locked or published now and was not, or the other way round.
    pub marked: bool,
}

impl Difference {
    /// What happened to its text, in either language.
    pub fn kind(&self) -> ChangeKind {
        match (self.japanese.kind(), self.english.kind()) {
            (ChangeKind::Same, english) => english,
            (japanese, _) => japanese,
        }
    }

    /// Whether nothing happened to it at all.
    pub fn is_none(&self) -> bool {
        self.kind() == ChangeKind::Same && !self.moved && !self.marked
    }
}

impl TemplateText {
    /// Every article of this version in its order, and each one that was removed where it used to stand.
    pub fn differences(&self, before: &TemplateText) -> Vec<Difference> {
        let kept = kept_in_place(&keys(before), &keys(self));
        let all = changes(&before.japanese, &self.japanese).into_iter();
        all.map(|japanese| Difference {
            english: Change {
                key: japanese.key.clone(),
                before: before.english.clause(&japanese.key).cloned(),
                after: self.english.clause(&japanese.key).cloned(),
            },
            moved: is_in_both(&japanese) && !kept.contains(japanese.key.as_str()),
            marked: is_marked_anew(&japanese),
            japanese,
        })
        .collect()
    }

    /// Whether the words around the articles, or the length of a period or a notice, are different.
    pub fn has_other_head(&self, before: &TemplateText) -> bool {
        self.head() != before.head()
    }
}

fn keys(text: &TemplateText) -> Vec<&str> {
    let clauses = text.japanese.clauses.iter();
    clauses.map(|clause| clause.key.as_str()).collect()
}

fn is_in_both(change: &Change) -> bool {
    change.before.is_some() && change.after.is_some()
}

fn is_marked_anew(change: &Change) -> bool {
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            (before.locked, before.statutory) != (after.locked, after.statutory)
        }
        _ => false,
    }
}

/// The longest row of names that both have in the same order: all others were moved.
fn kept_in_place<'a>(before: &[&'a str], after: &[&'a str]) -> BTreeSet<&'a str> {
    // The longest rows that end before each place, grown name by name.
    let mut rows: Vec<Vec<&str>> = vec![Vec::new(); after.len() + 1];
    for name in before {
        let earlier = rows.clone();
        for (index, other) in after.iter().enumerate() {
            let (Some(shorter), Some(beside)) = (earlier.get(index), rows.get(index)) else {
                continue;
            };
            let mut best = earlier.get(index + 1).unwrap_or(shorter).clone();
            if name == other && shorter.len() + 1 > best.len() {
                best = shorter.clone();
                best.push(name);
            }
            if beside.len() > best.len() {
                best = beside.clone();
            }
            if let Some(place) = rows.get_mut(index + 1) {
                *place = best;
            }
        }
    }
    rows.pop().unwrap_or_default().into_iter().collect()
}
