//! What changed between two wordings, article by article.

use super::{Clause, Wording};

/// What happened to one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It reads as before.
    Same,
    /// Its heading or its text changed.
    Changed,
    /// It was not there before.
    Added,
    /// It is there no more.
    Removed,
}

/// One article before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The name of the article.
    pub key: String,
    /// As it read before.
    pub before: Option<Clause>,
    /// As it reads now.
    pub after: Option<Clause>,
}

impl Change {
    /// What happened to it. That a later template locks it or not is no change of the text.
    pub fn kind(&self) -> ChangeKind {
        match (&self.before, &self.after) {
            (None, _) => ChangeKind::Added,
            (_, None) => ChangeKind::Removed,
            (Some(before), Some(after)) if reads_alike(before, after) => ChangeKind::Same,
            _ => ChangeKind::Changed,
        }
    }
}

/// Every article of the later wording in its order, and each one that was removed where it used to stand.
pub fn changes(before: &Wording, after: &Wording) -> Vec<Change> {
    let change = |clause: &Clause| Change {
        key: clause.key.clone(),
        before: before.clause(&clause.key).cloned(),
        after: Some(clause.clone()),
    };
    let mut all: Vec<Change> = after.clauses.iter().map(change).collect();
    for (index, clause) in before.clauses.iter().enumerate() {
        if after.clause(&clause.key).is_none() {
            let earlier = before.clauses.get(..index).unwrap_or_default();
            let place = place_after(&all, earlier);
            let removed = Change {
                key: clause.key.clone(),
                before: Some(clause.clone()),
                after: None,
            };
            all.insert(place, removed);
        }
    }
    all
}

/// Behind the nearest article that stood before it and is still listed.
fn place_after(all: &[Change], earlier: &[Clause]) -> usize {
    let listed = |clause: &Clause| all.iter().position(|change| change.key == clause.key);
    earlier
        .iter()
        .rev()
        .find_map(listed)
        .map_or(0, |index| index + 1)
}

fn reads_alike(before: &Clause, after: &Clause) -> bool {
    before.heading == after.heading && before.paragraphs == after.paragraphs
}
