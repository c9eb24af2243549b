//! What is tried first: what many people take, and what has to do with this portal or this person.

use crate::forms::folded;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The list and its licence are described in `common.md`.
static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("common.txt").lines().collect());

/// Words that name the portal and those who run it.
const CONTEXT: [&str; 9] = [
    "労働金庫連合会",
    "労働金庫",
    "ろうきん",
    "ロウキン",
    "roudoukinko",
    "rokinbank",
    "roukin",
    "rokin",
    "portal",
];

/// Parts of an address that are shorter say nothing about anybody.
const PART_MIN: usize = 3;
/// So many letters of one's own make a word with the portal's name in it one's own.
const OWN_MIN: usize = 5;

/// Whether many people take it, also with figures and signs around it, or it only repeats itself.
pub(super) fn is_common(raw: &str) -> bool {
    let text = folded(raw);
    let bare = text.trim_matches(|sign: char| !sign.is_alphabetic());
    is_monotonous(&text)
        || [text.as_str(), bare, unit(&text), unit(bare)]
            .into_iter()
            .any(|word| COMMON.contains(word))
}

/// Whether hardly anything is left without the names of the portal and the parts of the address.
pub(super) fn is_from_context(raw: &str, email: &str) -> bool {
    let (text, email) = (folded(raw), folded(email));
    let mut words: Vec<&str> = email
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|part| part.chars().count() >= PART_MIN)
        .chain(CONTEXT)
        .collect();
    // The longest first, so that no part of a word stays behind.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let rest = words
        .iter()
        .fold(text.clone(), |rest, word| rest.replace(word, " "));
    let own = rest.chars().filter(|sign| sign.is_alphabetic()).count();
    rest != text && own < OWN_MIN
}

/// A run of one character, or of a short group, is guessed at once however long it is.
fn is_monotonous(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    (1..=4).any(|period| repeats(&signs, period))
}

/// The shortest text of which this is the repetition; the text itself where it is none.
fn unit(text: &str) -> &str {
    let signs: Vec<char> = text.chars().collect();
    let whole = |period: &usize| signs.len().is_multiple_of(*period) && repeats(&signs, *period);
    let Some(period) = (1..signs.len()).find(whole) else {
        return text;
    };
    let end = text.char_indices().nth(period).map(|(end, _)| end);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn repeats(signs: &[char], period: usize) -> bool {
    let mut places = signs.iter().enumerate();
    places.all(|(place, sign)| *sign == signs[place % period])
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 6.2.4
    #[test]
    fn the_list_is_long_sorted_and_without_what_is_too_short_anyway() {
        let lines: Vec<&str> = include_str!("common.txt").lines().collect();
        assert!(lines.len() >= 3000);
        assert!(lines.is_sorted_by(|one, next| one < next));
        assert!(lines.iter().all(|line| line.chars().count() >= 8));
        assert!(lines.iter().all(|line| folded(line) == *line));
    }

    #[test]
    fn the_shortest_repeated_text_is_found() {
        assert_eq!(unit("passwordpassword"), "password");
        assert_eq!(unit("ああ"), "あ");
        assert_eq!(unit("password"), "password");
        assert_eq!(unit(""), "");
    }
}
