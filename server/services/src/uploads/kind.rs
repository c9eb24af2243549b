//! What a file is: its content says so, and its name has to agree.

use super::{office, picture, table};
use domain::forms::FieldProblem;

/// What a file begins with that was locked with a password by an office program, or is older than DOCX and
/// XLSX ([MS-CFB], section 2.2).
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const ZIP: &[u8] = b"PK\x03\x04";

/// A kind of file that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    Png,
    Jpeg,
    Docx,
    Xlsx,
    Csv,
}

/// How a name may end, what its file is, and what the content begins with.
const ENDINGS: [(&str, Kind, &[u8]); 7] = [
    ("pdf", Kind::Pdf, b"%PDF-"),
    ("png", Kind::Png, b"\x89PNG\r\n\x1a\n"),
    ("jpg", Kind::Jpeg, b"\xff\xd8\xff"),
    ("jpeg", Kind::Jpeg, b"\xff\xd8\xff"),
    ("docx", Kind::Docx, ZIP),
    ("xlsx", Kind::Xlsx, ZIP),
    ("csv", Kind::Csv, b""),
];

impl Kind {
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Kind::Pdf => "application/pdf",
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
            Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Kind::Csv => "text/csv",
        }
    }
}

/// The kind of a file, where name and content agree and nothing in it is a danger to whoever opens it.
pub(super) fn recognise(name: &str, bytes: &[u8]) -> Result<Kind, FieldProblem> {
    let (_, ending) = name.rsplit_once('.').ok_or(FieldProblem::FileType)?;
    let ending = ending.to_ascii_lowercase();
    let (_, kind, magic) = ENDINGS
        .into_iter()
        .find(|(known, ..)| *known == ending)
        .ok_or(FieldProblem::FileType)?;
    let is_office = matches!(kind, Kind::Docx | Kind::Xlsx);
    if is_office && bytes.starts_with(COMPOUND) {
        return Err(FieldProblem::FileLocked);
    }
    if !bytes.starts_with(magic) {
        return Err(FieldProblem::FileType);
    }
    match kind {
        Kind::Pdf => Ok(()),
        Kind::Png | Kind::Jpeg => picture::check(bytes),
        Kind::Docx => office::check(bytes, &office::DOCX),
        Kind::Xlsx => office::check(bytes, &office::XLSX),
        Kind::Csv => table::check(bytes, is_another_kind(bytes)),
    }
    .map(|()| kind)
}

/// Text can begin like one of the other kinds, which a reader might then take it for.
fn is_another_kind(bytes: &[u8]) -> bool {
    let mut others = ENDINGS.iter().map(|(_, _, magic)| *magic);
    others.any(|magic| !magic.is_empty() && bytes.starts_with(magic))
}
