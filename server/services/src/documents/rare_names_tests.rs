//! Names as families write them, and texts that would never end, on the printed page.

use std::time::Instant;

use super::super::typst_world::{Faces, printed_glyphs};
use super::super::{PartyDetails, SignatureLine};
use super::tests::{agent, contract, draft, render};
use super::*;

/// What Poppler reads in a PDF, without blanks.
fn read_back(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contract.pdf");
    std::fs::write(&path, pdf).unwrap();
    let mut command = std::process::Command::new("pdftotext");
    let output = command
        .arg("-enc")
        .arg("UTF-8")
        .arg(&path)
        .arg("-")
        .output();
    let output = output.expect("pdftotext, of poppler-utils, reads what was printed");
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_whitespace().collect()
}

#[test]
fn rare_names_that_the_forms_take_are_printed_and_read_back() {
    let names = [
        "髙橋﨑子",
        "𠮷野太郎",
        "渡邉花子",
        "葛\u{e0100}西一郎",
        "神\u{fe00}山德子",
    ];
    for name in names {
        assert_eq!(domain::forms::unprintable(name), None, "{name}");
        let contract = ContractDocument {
            agent: PartyDetails {
                representative_name: name.into(),
                ..agent()
            },
            ..contract()
        };
        let read = read_back(&render("rare", &contract));
        // A reader that finds text may leave out which form of a character was printed.
        let plain: String = name
            .chars()
            .filter(|one| !domain::forms::is_variation_selector(*one))
            .collect();
        assert!(read.contains(name) || read.contains(&plain), "{name}");
        assert!(!read.contains('〓'), "{name}");
    }
}

#[test]
fn a_form_that_was_selected_is_the_one_that_is_printed() {
    for (base, selector) in [('葛', '\u{e0100}'), ('神', '\u{fe00}'), ('侮', '\u{fe00}')] {
        let contract = ContractDocument {
            agent: PartyDetails {
                representative_name: format!("{base}{selector}"),
                ..agent()
            },
            ..draft()
        };
        let faces = Faces::new();
        let fonts = faces.of(base).into_iter();
        let wanted: Vec<u16> = fonts
            .filter_map(|font| font.ttf().glyph_variation_index(base, selector))
            .map(|glyph| glyph.0)
            .collect();
        assert!(!wanted.is_empty());
        let runs = printed_glyphs(data(&contract).unwrap());
        let with: Vec<_> = runs
            .iter()
            .filter(|(text, _, _)| text.contains(selector))
            .collect();
        assert!(!with.is_empty(), "{base}");
        for (text, family, glyphs) in with {
            let found = glyphs.iter().any(|glyph| wanted.contains(glyph));
            assert!(found, "{text} in {family}: {glyphs:?}, wanted {wanted:?}");
        }
    }
}

#[test]
fn nothing_is_executed_with_a_character_that_no_font_prints() {
    type Change = fn(&mut SignatureLine, String);
    let changes: [Change; 3] = [
        |line, typed| line.reason = typed,
        |line, typed| line.method = typed,
        |line, typed| line.name = typed,
    ];
    for change in changes {
        for typed in ["渡邉\u{e0102}", "承知😀", "甲\u{202e}乙"] {
            let mut contract = contract();
            change(&mut contract.signatures[1], typed.to_owned());
            let told = render_contract(&contract).unwrap_err().to_string();
            assert!(told.contains("no font prints: U+"), "{typed}: {told}");
        }
    }
    let mut text = contract();
    text.clauses[0].paragraphs[0].push('😀');
    assert!(render_contract(&text).is_err());
    text.draft = true;
    assert!(render_contract(&text).is_ok());
}

#[test]
fn a_hostile_wording_ends_quickly_with_an_error() {
    let hostile: [Vec<String>; 3] = [
        vec!["字".to_owned(); 60_000],
        vec!["字\n".repeat(LARGEST_DATA / 8)],
        vec!["x".repeat(LARGEST_DATA / 2); 3],
    ];
    for paragraphs in hostile {
        let mut contract = contract();
        contract.clauses[0].paragraphs = paragraphs;
        let started = Instant::now();
        assert!(render_contract(&contract).is_err());
        assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
    }
}
