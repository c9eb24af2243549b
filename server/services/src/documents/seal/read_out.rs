//! All of the text can be read out of a sealed contract, paragraph by paragraph and in the order that was agreed.

use super::super::contract_pdf::tests::{BANKS, contract};
use super::judged::{Sealed, said};
use domain::wording::Article;
use std::process::Command;

/// Without blanks, and without the places where a long run of letters may be broken.
fn squeezed(text: &str) -> String {
    let is_seen = |letter: &char| !letter.is_whitespace() && *letter != '\u{200b}';
    text.chars().filter(is_seen).collect()
}

/// What Poppler reads in a sealed contract, but for what stands at the foot of every page.
fn read_out(receipt_number: &str) -> String {
    let sealed = Sealed::new();
    let mut pdftotext = Command::new("pdftotext");
    pdftotext.arg("-layout").arg(sealed.pdf()).arg("-");
    let told = said(pdftotext);
    let receipt = format!("受付番号{receipt_number}");
    let is_foot = |line: &String| {
        let page = line.strip_prefix(&receipt);
        page.is_some_and(|page| page.contains('/')) || line.starts_with("本文のSHA-256")
    };
    let lines = told.split(['\n', '\u{c}']).map(squeezed);
    let (feet, body): (Vec<_>, Vec<_>) = lines.partition(is_foot);
    let pages = told.matches('\u{c}').count();
    assert_eq!(feet.len(), 2 * pages, "{feet:?}");
    body.concat()
}

/// The paragraphs as they are printed: with their numbers, where there are several.
fn paragraphs(article: &Article) -> String {
    let several = article.paragraphs.len() > 1;
    let paragraphs = article.paragraphs.iter().zip(1..);
    let numbered = paragraphs.map(|(text, number)| match several {
        true => format!("{}{text}", wide(number)),
        false => text.clone(),
    });
    squeezed(&numbered.collect::<String>())
}

/// A number in digits as wide as kanji.
fn wide(number: usize) -> String {
    let step = u32::from('０') - u32::from('0');
    let digits = number.to_string();
    let wide = digits.chars().map(|digit| u32::from(digit) + step);
    wide.filter_map(char::from_u32).collect()
}

#[test]
fn every_paragraph_of_every_article_and_every_bank_can_be_read_out() {
    let contract = contract();
    let text = read_out(&contract.receipt_number);
    let begin = text.find("第1条（").unwrap();
    let mut rest = &text[begin..];
    for (article, number) in contract.clauses.iter().zip(1..) {
        let heading = format!("第{number}条（{}）", article.heading);
        let expected = format!("{}{}", squeezed(&heading), paragraphs(article));
        let after = rest.strip_prefix(expected.as_str());
        rest = after.unwrap_or_else(|| panic!("{expected}\nis not what begins\n{rest}"));
        if let Some(term) = article.statutory {
            let heading = format!("{term}{}（第{number}条）", article.heading);
            let term = format!("{}{}", squeezed(&heading), paragraphs(article));
            assert!(text.contains(&term), "{term}");
        }
    }
    assert!(rest.starts_with("以上別紙1対象金庫"), "{rest}");
    for (code, name, prefectures) in BANKS {
        let row = format!("{code}{name}{}", squeezed(prefectures));
        assert!(rest.contains(&row), "{row}");
    }
    for signature in &contract.signatures {
        assert!(rest.contains(&squeezed(&signature.name)));
        assert!(rest.contains(&signature.signed_sha256));
    }
}
