//! The text of a mail with its addresses as links, the way a mail reader shows it.

use leptos::prelude::*;

/// A piece of a line.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Words(&'a str),
    Link(&'a str),
}

/// The paragraphs, which an empty line separates.
pub fn paragraphs(text: &str) -> Vec<AnyView> {
    let text = text.replace("\r\n", "\n");
    text.split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| {
            let lines: Vec<_> = paragraph.trim_matches('\n').lines().map(line).collect();
            view! { <p>{lines}</p> }.into_any()
        })
        .collect()
}

fn line(line: &str) -> impl IntoView + use<> {
    let pieces: Vec<AnyView> = pieces(line)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned().into_any(),
            Piece::Link(link) => view! { <a href=link.to_owned()>{link.to_owned()}</a> }.into_any(),
        })
        .collect();
    view! { {pieces} <br /> }
}

/// Cuts a line where an address begins and where it ends: at a blank, a bracket or a Japanese sign.
fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(start) = ["https://", "http://"]
        .iter()
        .filter_map(|kind| rest.find(kind))
        .min()
    {
        let (words, tail) = rest.split_at(start);
        let ends = |sign: char| !sign.is_ascii_graphic() || "<>\"()".contains(sign);
        let (link, after) = tail.split_at(tail.find(ends).unwrap_or(tail.len()));
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        pieces.push(Piece::Link(link));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_links_and_nothing_else() {
        assert_eq!(
            pieces("次の画面（https://example.jp/confirm/a_b?c=1）を開く"),
            [
                Piece::Words("次の画面（"),
                Piece::Link("https://example.jp/confirm/a_b?c=1"),
                Piece::Words("）を開く"),
            ]
        );
        assert_eq!(
            pieces("http://localhost:3000/"),
            [Piece::Link("http://localhost:3000/")]
        );
        assert_eq!(
            pieces("電話 03-3295-9359"),
            [Piece::Words("電話 03-3295-9359")]
        );
        assert!(pieces("").is_empty());
    }
}
