//! A text with its changes in place: what was struck out and what was put in, paragraph by paragraph. A sentence
//! that was written anew is replaced as a whole, because the few words that both happen to have only tear it apart.

use super::tokens;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words between two changes, at most, that are replaced together with them.
const ISLAND_MAX: usize = 3;
/// A sentence is the same one, changed, where this part of the longer version is left.
const KEPT_PART: usize = 3;

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// It reads as before.
    Kept(String),
    /// It is there no more.
    Struck(String),
    /// It was not there before.
    Put(String),
}

/// What stands where in two lists.
enum Place<'a> {
    Both(&'a str, &'a str),
    Before(&'a str),
    After(&'a str),
}

/// A stretch of one sentence.
enum Stretch {
    Kept { text: String, tokens: usize },
    Changed { struck: String, put: String },
}

/// Every paragraph of either version, with its changes. What is kept and struck is the earlier text, what is kept
/// and put is the later one.
pub fn redline(before: &[String], after: &[String]) -> Vec<Vec<Piece>> {
    let (old, new) = (borrowed(before), borrowed(after));
    let paragraph = |place: Place<'_>| match place {
        Place::Both(old, new) => inside(old, new),
        Place::Before(old) => vec![Piece::Struck(old.to_owned())],
        Place::After(new) => vec![Piece::Put(new.to_owned())],
    };
    aligned(&old, &new).into_iter().map(paragraph).collect()
}

fn borrowed(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

/// Everything of either list in its order; together stands what is the same or was only changed.
fn aligned<'a>(before: &[&'a str], after: &[&'a str]) -> Vec<Place<'a>> {
    let mut all = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, before, after) {
        let old = before.get(step.old_range()).unwrap_or_default();
        let new = after.get(step.new_range()).unwrap_or_default();
        match step {
            DiffOp::Equal { .. } => all.extend(
                old.iter()
                    .zip(new)
                    .map(|(&old, &new)| Place::Both(old, new)),
            ),
            _ => all.extend(paired(old, new)),
        }
    }
    all
}

/// Each of the old ones with the first of the new ones that is like it.
fn paired<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Place<'a>> {
    let mut all = Vec::new();
    let mut left = new;
    for &before in old {
        let like = left.iter().position(|after| is_like(before, after));
        let Some(place) = like else {
            all.push(Place::Before(before));
            continue;
        };
        let (skipped, rest) = left.split_at(place);
        all.extend(skipped.iter().map(|&after| Place::After(after)));
        if let Some((&after, rest)) = rest.split_first() {
            all.push(Place::Both(before, after));
            left = rest;
        }
    }
    all.extend(left.iter().map(|&after| Place::After(after)));
    all
}

/// Whether enough of one is left in the other for a reader to see the changes and not two texts in one.
fn is_like(before: &str, after: &str) -> bool {
    let kept: usize = stretches(before, after)
        .iter()
        .map(|stretch| match stretch {
            Stretch::Kept { text, .. } => count(text),
            Stretch::Changed { .. } => 0,
        })
        .sum();
    kept * KEPT_PART >= count(before).max(count(after))
}

/// The changes inside one paragraph, sentence by sentence.
fn inside(before: &str, after: &str) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    for place in aligned(&sentences(before), &sentences(after)) {
        match place {
            Place::Both(old, new) => stretches(old, new)
                .into_iter()
                .for_each(|stretch| pieces.stretch(stretch)),
            Place::Before(old) => pieces.struck(old),
            Place::After(new) => pieces.put(new),
        }
    }
    pieces.end()
}

/// The sentences and lines of a paragraph; together they are the paragraph.
fn sentences(text: &str) -> Vec<&str> {
    let ends = |(place, sign): (usize, char)| {
        let next = place + sign.len_utf8();
        let spaced = sign == ' ' && text[..place].ends_with('.');
        (matches!(sign, '。' | '\n') || spaced).then_some(next)
    };
    let mut from = 0;
    let mut all = Vec::new();
    for end in text.char_indices().filter_map(ends).chain([text.len()]) {
        all.extend(text.get(from..end).filter(|sentence| !sentence.is_empty()));
        from = end;
    }
    all
}

/// What is kept and what changed in one sentence; only whole words, numbers and dates are marked, and no word that
/// stands alone between two changes is left over.
fn stretches(before: &str, after: &str) -> Vec<Stretch> {
    let (old, new) = (tokens(before), tokens(after));
    let mut all = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let struck = old.get(step.old_range()).unwrap_or_default();
        let put = new.get(step.new_range()).unwrap_or_default();
        all.push(match step {
            DiffOp::Equal { .. } => Stretch::Kept {
                text: put.concat(),
                tokens: put.len(),
            },
            _ => Stretch::Changed {
                struck: struck.concat(),
                put: put.concat(),
            },
        });
        while let Some(joined) = joined(&all) {
            all.truncate(all.len() - 3);
            all.push(joined);
        }
    }
    all
}

/// The last two changes as one, where next to nothing stands between them.
fn joined(all: &[Stretch]) -> Option<Stretch> {
    let [
        ..,
        Stretch::Changed {
            struck: first_struck,
            put: first_put,
        },
        Stretch::Kept { text, tokens },
        Stretch::Changed { struck, put },
    ] = all
    else {
        return None;
    };
    let first = count(first_struck).max(count(first_put));
    let second = count(struck).max(count(put));
    let is_island = *tokens <= ISLAND_MAX && count(text) <= first.min(second);
    is_island.then(|| Stretch::Changed {
        struck: format!("{first_struck}{text}{struck}"),
        put: format!("{first_put}{text}{put}"),
    })
}

fn count(text: &str) -> usize {
    text.chars().count()
}

/// The pieces of a paragraph as they come: what was struck in a row before what was put in its place.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    struck: String,
    put: String,
}

impl Pieces {
    fn stretch(&mut self, stretch: Stretch) {
        match stretch {
            Stretch::Kept { text, .. } => self.kept(&text),
            Stretch::Changed { struck, put } => {
                self.struck(&struck);
                self.put(&put);
            }
        }
    }

    fn struck(&mut self, text: &str) {
        self.struck.push_str(text);
    }

    fn put(&mut self, text: &str) {
        self.put.push_str(text);
    }

    fn kept(&mut self, text: &str) {
        self.settle();
        match self.done.last_mut() {
            Some(Piece::Kept(before)) => before.push_str(text),
            _ => self.done.push(Piece::Kept(text.to_owned())),
        }
    }

    /// Sets down what changed since the last word that was kept.
    fn settle(&mut self) {
        let (struck, put) = (
            std::mem::take(&mut self.struck),
            std::mem::take(&mut self.put),
        );
        if !struck.is_empty() {
            self.done.push(Piece::Struck(struck));
        }
        if !put.is_empty() {
            self.done.push(Piece::Put(put));
        }
    }

    fn end(mut self) -> Vec<Piece> {
        self.settle();
        self.done
    }
}
