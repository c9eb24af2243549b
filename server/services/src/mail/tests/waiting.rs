//! Letters wait in the database until they are sent, so a new version of the portal reads what the one before it wrote.

use super::letters;
use crate::mail::Letter;
use std::collections::BTreeSet;
use strum::VariantNames;

#[test]
fn letters_that_wait_are_written_as_they_always_were() {
    let write = |letter: &Letter| {
        let line = serde_json::to_string(letter).unwrap();
        let read: Letter = serde_json::from_str(&line).unwrap();
        assert!(read == *letter, "{line}");
        line
    };
    let lines: Vec<String> = letters().iter().map(write).collect();
    insta::assert_snapshot!("waiting", lines.join("\n"));
}

#[test]
fn every_kind_of_letter_is_among_those_that_are_looked_at() {
    let all = letters();
    let known: BTreeSet<&str> = all.iter().map(Letter::kind).collect();
    let there: BTreeSet<&str> = Letter::VARIANTS.iter().copied().collect();
    assert_eq!(known, there);
}
