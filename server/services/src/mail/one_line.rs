//! Names and titles are typed by people, and a line break in one would begin a header or a paragraph of
//! its own. Every value in a text template passes through here, because the template engine escapes with it.

use askama::filters::Escaper;
use domain::forms::is_hidden;
use std::fmt::{self, Write};

/// The escaper of `.txt` templates, see `askama.toml`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct OneLine;

impl Escaper for OneLine {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| dest.write_char(kept(c)))
    }
}

/// The text without line breaks, other control characters and marks that turn the writing direction.
pub(crate) fn one_line(text: &str) -> String {
    text.chars().map(kept).collect::<String>().trim().to_owned()
}

fn kept(c: char) -> char {
    if is_hidden(c) { ' ' } else { c }
}
