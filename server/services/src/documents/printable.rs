//! Typed text made fit for paper. A character that would stop the export, hide itself or turn the reading direction round has
//! no place in a contract: what two people sign must be what both of them see.

use domain::forms::{is_variation_selector, unprintable};
use serde_json::Value;

use super::typst_world::fonts_cover;

/// What Japanese typesetting prints for a character it does not have.
const GETA: char = '〓';

/// A longer run without a place to break would leave the page.
const LONGEST_RUN: usize = 36;

/// A longer line is divided, so that no paragraph costs more than its share of layout.
const LONGEST_LINE: usize = 4_000;

/// Makes every text of a JSON value printable.
pub fn make_printable(value: &mut Value) {
    match value {
        Value::String(text) => *text = printable(text),
        Value::Array(items) => items.iter_mut().for_each(make_printable),
        Value::Object(fields) => fields.values_mut().for_each(make_printable),
        _ => {}
    }
}

/// The first character that would not be printed as it was typed, in any text of a JSON value.
pub fn first_unprintable(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => unprintable(text),
        Value::Array(items) => items.iter().find_map(first_unprintable),
        Value::Object(fields) => fields.values().find_map(first_unprintable),
        _ => None,
    }
}

/// Divides a paragraph into its printed lines.
pub fn lines(paragraph: &str) -> Vec<String> {
    paragraph
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .flat_map(divide)
        .collect()
}

fn divide(line: &str) -> Vec<String> {
    let characters: Vec<char> = line.chars().collect();
    characters
        .chunks(LONGEST_LINE)
        .map(|part| part.iter().collect())
        .collect()
}

fn printable(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut run = 0;
    for character in text.chars().filter(|&character| !is_hidden(character)) {
        let character = if character.is_control() {
            ' '
        } else {
            character
        };
        run = if breaks_anyway(character) { 0 } else { run + 1 };
        if run > LONGEST_RUN {
            clean.push('\u{200b}');
            run = 1;
        }
        clean.push(if is_known(character) { character } else { GETA });
    }
    clean
}

/// Direction marks, joiners and byte-order marks: invisible, and able to make a name read as another.
fn is_hidden(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn is_known(character: char) -> bool {
    is_variation_selector(character) || (!is_private(character) && fonts_cover(character))
}

/// Private characters mean something else on every machine, and PDF/A refuses them.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

fn breaks_anyway(character: char) -> bool {
    character == ' ' || character >= '\u{2e80}'
}

#[cfg(test)]
mod tests {
    use super::super::typst_world::Faces;
    use super::*;
    use std::collections::BTreeMap;
    use std::fmt::Write;
    use std::ops::RangeInclusive;
    use typst::text::FontInstance;

    /// The selectors of which fonts have forms; the rest of the block is empty.
    const SELECTORS: [RangeInclusive<char>; 2] =
        ['\u{fe00}'..='\u{fe0f}', '\u{e0100}'..='\u{e011f}'];

    /// Where the list stands that the forms read.
    const LIST: &str = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../domain/src/forms/printable.txt"
    );

    /// The numbers as ranges, the way the list has them.
    fn ranges(codes: impl Iterator<Item = u32>) -> String {
        let mut all: Vec<(u32, u32)> = Vec::new();
        for code in codes {
            match all.last_mut() {
                Some((_, last)) if *last + 1 == code => *last = code,
                _ => all.push((code, code)),
            }
        }
        let words = all.into_iter().map(|(first, last)| match first == last {
            true => format!("{first:X}"),
            false => format!("{first:X}-{last:X}"),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// The list is made from the fonts; `ROKIN_UPDATE_DOCS=1` writes it anew.
    #[test]
    fn the_list_of_printable_characters_is_that_of_the_fonts() {
        let is_free = |character: &char| {
            !character.is_control()
                && !is_hidden(*character)
                && !is_variation_selector(*character)
                && is_known(*character)
        };
        let known: Vec<char> = (0..=u32::from(char::MAX))
            .filter_map(char::from_u32)
            .filter(is_free)
            .collect();
        let faces = Faces::new();
        let mut forms: BTreeMap<char, Vec<u32>> = BTreeMap::new();
        for base in &known {
            let fonts = faces.of(*base);
            for selector in SELECTORS.into_iter().flatten() {
                let has_form = |font: &&FontInstance| {
                    let form = font.ttf().glyph_variation_index(*base, selector);
                    form.is_some()
                };
                if fonts.iter().all(has_form) {
                    forms.entry(selector).or_default().push(u32::from(*base));
                }
            }
        }
        let codes = known.iter().map(|character| u32::from(*character));
        let mut made = format!("glyphs: {}\n", ranges(codes));
        for (selector, bases) in forms {
            let bases = ranges(bases.into_iter());
            writeln!(made, "{:X}: {bases}", u32::from(selector)).unwrap();
        }
        if std::env::var_os("ROKIN_UPDATE_DOCS").is_some() {
            std::fs::write(LIST, &made).unwrap();
        }
        let kept = std::fs::read_to_string(LIST).unwrap_or_default();
        assert!(kept == made, "run the test with ROKIN_UPDATE_DOCS=1");
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        let text = "株式会社ソロバンラボ #import \"x\" $x$ *a* _b_ `c` <d> @e";
        assert_eq!(printable(text), text);
    }

    #[test]
    fn rare_kanji_stay_and_unknown_characters_become_geta() {
        assert_eq!(printable("髙﨑𠮷邉"), "髙﨑𠮷邉");
        assert_eq!(printable("a\u{e000}😀ב"), "a〓〓〓");
    }

    // ASVS 1.3.3
    #[test]
    fn hidden_characters_go_and_control_characters_become_blanks() {
        assert_eq!(printable("甲\u{202e}乙\u{feff}\tA\0"), "甲乙 A ");
    }

    #[test]
    fn a_long_run_gets_places_to_break() {
        let clean = printable(&"x".repeat(100));
        assert_eq!(clean.matches('\u{200b}').count(), 2);
        assert_eq!(clean.replace('\u{200b}', ""), "x".repeat(100));
    }

    #[test]
    fn a_paragraph_becomes_its_lines() {
        assert_eq!(
            lines("本文\n\n(1)　甲\r\n(2)　乙  "),
            ["本文", "(1)　甲", "(2)　乙"]
        );
        assert_eq!(lines(&"あ".repeat(LONGEST_LINE + 1)).len(), 2);
    }
}
