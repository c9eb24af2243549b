//! A text with its changes in place: what was struck out and what was put in, paragraph by paragraph.

use super::tokens::tokens;
use leptos::prelude::*;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Kept(String),
    Struck(String),
    Put(String),
}

/// The paragraphs of a text and of its earlier version as one text.
#[component]
pub fn Redline(
    /// The paragraphs as they were.
    before: Vec<String>,
    /// The paragraphs as they are.
    after: Vec<String>,
) -> impl IntoView {
    let paragraph = |pieces: Vec<Piece>| {
        let pieces = pieces.into_iter().map(Piece::draw).collect_view();
        view! { <p>{pieces}</p> }
    };
    let paragraphs = merged(&before, &after).into_iter().map(paragraph);
    view! { <div class="redline">{paragraphs.collect_view()}</div> }
}

impl Piece {
    fn draw(self) -> AnyView {
        match self {
            Piece::Kept(text) => text.into_any(),
            Piece::Struck(text) => view! { <del>{text}</del> }.into_any(),
            Piece::Put(text) => view! { <ins>{text}</ins> }.into_any(),
        }
    }
}

/// Every paragraph of either version, with its changes.
fn merged(before: &[String], after: &[String]) -> Vec<Vec<Piece>> {
    let mut all = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, before, after) {
        let old = before.get(step.old_range()).unwrap_or_default();
        let new = after.get(step.new_range()).unwrap_or_default();
        let pairs = old.len().min(new.len());
        match step {
            DiffOp::Equal { .. } => {
                all.extend(new.iter().map(|text| vec![Piece::Kept(text.clone())]))
            }
            _ => {
                let (paired, left) = old.split_at(pairs);
                all.extend(paired.iter().zip(new).map(|(old, new)| inside(old, new)));
                all.extend(left.iter().map(|text| vec![Piece::Struck(text.clone())]));
                let added = new.get(pairs..).unwrap_or_default();
                all.extend(added.iter().map(|text| vec![Piece::Put(text.clone())]));
            }
        }
    }
    all
}

/// The changes inside one paragraph; only whole words, numbers and dates are marked.
fn inside(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (tokens(before), tokens(after));
    let joined = |all: &[&str], range: Range<usize>| all.get(range).unwrap_or_default().concat();
    let mut pieces = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (struck, put) = (
            joined(&old, step.old_range()),
            joined(&new, step.new_range()),
        );
        if let DiffOp::Equal { .. } = step {
            pieces.push(Piece::Kept(put));
            continue;
        }
        if !struck.is_empty() {
            pieces.push(Piece::Struck(struck));
        }
        if !put.is_empty() {
            pieces.push(Piece::Put(put));
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> String {
        words.to_owned()
    }

    #[test]
    fn a_change_is_marked_where_it_is() {
        let before = [
            text("利用料は月額98,000円とする。"),
            text("協議して定める。"),
        ];
        let after = [
            text("利用料は月額50,000円とし、税を含む。"),
            text("協議して定める。"),
            text("年1回見直す。"),
        ];
        let all = merged(&before, &after);
        assert_eq!(
            all[0][..2],
            [
                Piece::Kept(text("利用料は月額")),
                Piece::Struck(text("98,000円")),
            ]
        );
        assert_eq!(all[1], [Piece::Kept(text("協議して定める。"))]);
        assert_eq!(all[2], [Piece::Put(text("年1回見直す。"))]);
    }

    #[test]
    fn both_versions_can_be_read_back() {
        let before = [
            text("甲は、3か月前までに通知する。"),
            text("乙は、応じる。"),
        ];
        let after = [text("甲は、速やかに、6か月前までに通知する。")];
        let all: Vec<Piece> = merged(&before, &after).concat();
        let read = |keep: fn(&Piece) -> Option<&String>| {
            all.iter().filter_map(keep).cloned().collect::<String>()
        };
        let old = read(|piece| match piece {
            Piece::Kept(text) | Piece::Struck(text) => Some(text),
            Piece::Put(_) => None,
        });
        let new = read(|piece| match piece {
            Piece::Kept(text) | Piece::Put(text) => Some(text),
            Piece::Struck(_) => None,
        });
        assert_eq!((old, new), (before.concat(), after.concat()));
    }
}
