//! Tables as text, in UTF-8 or as Japanese spreadsheets have always saved them.

use domain::forms::FieldProblem;
use encoding_rs::{Encoding, SHIFT_JIS, UTF_8};

/// Refuses what no spreadsheet saved: other encodings, and control codes such as NUL.
pub(super) fn check(bytes: &[u8], is_another_kind: bool) -> Result<(), FieldProblem> {
    let is_table = !is_another_kind && [UTF_8, SHIFT_JIS].into_iter().any(|e| is_text(e, bytes));
    is_table.then_some(()).ok_or(FieldProblem::FileType)
}

fn is_text(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .is_some_and(|text| !text.chars().any(is_code))
}

fn is_code(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\r' | '\n')
}
