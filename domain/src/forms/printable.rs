//! Which characters the fonts of the documents can print. What is signed must be what was typed, so a name with another
//! one is refused where it is typed, with the character named, and not printed as a gap. The list is made from the fonts by
//! a test of the documents.

use super::{FieldErrors, FieldProblem, optional_text, required_prose, required_text};
use std::sync::LazyLock;

/// Made by `the_list_of_printable_characters_is_that_of_the_fonts`.
const LIST: &str = include_str!("printable.txt");
/// How the line of the characters that stand alone begins; the others begin with a variation selector.
const GLYPHS: &str = "glyphs";

type Ranges = Vec<(u32, u32)>;

/// The characters that stand alone, and those that each variation selector has its own form of.
struct Known {
    glyphs: Ranges,
    variants: Vec<(u32, Ranges)>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let lines = LIST.lines().filter_map(|line| line.split_once(": "));
    let (glyphs, variants): (Vec<_>, Vec<_>) = lines.partition(|(head, _)| *head == GLYPHS);
    Known {
        glyphs: glyphs.iter().flat_map(|(_, list)| ranges(list)).collect(),
        variants: variants
            .iter()
            .filter_map(|(head, list)| Some((u32::from_str_radix(head, 16).ok()?, ranges(list))))
            .collect(),
    }
});

/// One line that stands in a document and must be filled in; empty when it has a problem.
pub fn printed_text(errors: &mut FieldErrors, field: &str, raw: &str, max: usize) -> String {
    let text = required_text(errors, field, raw, max);
    require_printable(errors, field, text)
}

/// One line that stands in a document and may stay empty; nothing too when it has a problem.
pub fn optional_printed_text(
    errors: &mut FieldErrors,
    field: &str,
    raw: &str,
    max: usize,
) -> Option<String> {
    let text = optional_text(errors, field, raw, max)?;
    let text = require_printable(errors, field, text);
    (!text.is_empty()).then_some(text)
}

/// Several lines that stand in a document and must be filled in; empty when there is a problem.
pub fn printed_prose(errors: &mut FieldErrors, field: &str, raw: &str, max: usize) -> String {
    let text = required_prose(errors, field, raw, max);
    require_printable(errors, field, text)
}

/// The first character of a text that no document can show, with the variation selector that goes with it.
pub fn unprintable(text: &str) -> Option<String> {
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let selector = characters.next_if(|next| is_variation_selector(*next));
        if !is_printable(character, selector) {
            return Some(
                selector
                    .into_iter()
                    .fold(character.to_string(), |mut all, one| {
                        all.push(one);
                        all
                    }),
            );
        }
    }
    None
}

/// The numbers of the characters, as the tables of characters give them.
pub fn code_points(text: &str) -> String {
    let codes = text.chars().map(|one| format!("U+{:04X}", u32::from(one)));
    codes.collect::<Vec<_>>().join(" ")
}

/// Whether it selects a form of the character before it and is nothing by itself.
pub fn is_variation_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn require_printable(errors: &mut FieldErrors, field: &str, text: String) -> String {
    match unprintable(&text) {
        Some(character) => {
            errors.push(field, FieldProblem::NotPrintable { character });
            String::new()
        }
        None => text,
    }
}

fn is_printable(character: char, selector: Option<char>) -> bool {
    let code = u32::from(character);
    match selector {
        None => matches!(character, '\n' | '\t') || is_in(&KNOWN.glyphs, code),
        Some(selector) => {
            let selector = u32::from(selector);
            let forms = KNOWN.variants.iter().find(|(known, _)| *known == selector);
            forms.is_some_and(|(_, bases)| is_in(bases, code))
        }
    }
}

fn is_in(ranges: &[(u32, u32)], code: u32) -> bool {
    let after = ranges.partition_point(|(first, _)| *first <= code);
    let found = after.checked_sub(1).and_then(|index| ranges.get(index));
    found.is_some_and(|(_, last)| code <= *last)
}

fn ranges(list: &str) -> Ranges {
    let number = |text: &str| u32::from_str_radix(text, 16).ok();
    let range = |text: &str| match text.split_once('-') {
        Some((first, last)) => Some((number(first)?, number(last)?)),
        None => number(text).map(|code| (code, code)),
    };
    list.split_whitespace().filter_map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(raw: &str) -> Option<String> {
        let mut errors = FieldErrors::default();
        let text = printed_text(&mut errors, "name", raw, 100);
        match errors.get("name") {
            None => {
                assert_ne!(text, "");
                None
            }
            Some(FieldProblem::NotPrintable { character }) => Some(code_points(character)),
            Some(problem) => panic!("{problem:?}"),
        }
    }

    #[test]
    fn rare_kanji_are_taken_or_named() {
        for (name, expected) in [
            ("髙橋 﨑子", None),
            ("𠮷野 太郎", None),
            ("渡邉 花子", None),
            ("渡邉\u{e0102} 花子", Some("U+9089 U+E0102")),
            ("葛\u{e0100}西", None),
            ("葛\u{e01ef}西", Some("U+845B U+E01EF")),
            ("A\u{fe00}", Some("U+0041 U+FE00")),
            ("株式会社\u{e000}", Some("U+E000")),
            ("さざなみ😀", Some("U+1F600")),
            ("甲\u{200b}乙", Some("U+200B")),
            ("Müller & Söhne", None),
        ] {
            assert_eq!(refused(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn what_may_stay_empty_is_taken_named_or_nothing() {
        let typed = |raw: &str| {
            let mut errors = FieldErrors::default();
            let text = optional_printed_text(&mut errors, "reason", raw, 100);
            (text, errors.get("reason").cloned())
        };
        assert_eq!(typed(" "), (None, None));
        assert_eq!(typed(" 𠮷日のため"), (Some("𠮷日のため".into()), None));
        let character = "😀".to_owned();
        let problem = FieldProblem::NotPrintable { character };
        assert_eq!(typed("めでたい😀"), (None, Some(problem)));
    }

    #[test]
    fn what_a_family_is_written_with_survives_normalisation() {
        let kept = |raw: &str| {
            let mut errors = FieldErrors::default();
            let text = printed_text(&mut errors, "name", raw, 100);
            assert!(errors.is_empty(), "{raw}: {errors:?}");
            text
        };
        for name in ["髙", "﨑", "𠮷", "邉", "德", "濵"] {
            assert_eq!(kept(name), name);
        }
        // A compatibility ideograph becomes its character with the selector of its own form, and never the plain one.
        assert_eq!(kept("\u{fa19}社"), "神\u{fe00}社");
        assert_eq!(kept("\u{fa10}"), "塚\u{fe00}");
        // A letter and its mark are one character.
        assert_eq!(kept("カ\u{3099}"), "ガ");
    }
}
