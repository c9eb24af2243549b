//! Typed text made fit for paper. A character that would stop the export, hide itself or turn the reading direction round has
//! no place in a contract: what two people sign must be what both of them see.

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

fn is_variation_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
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
    use super::*;

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
