//! Documents and tables of office programs are ZIP archives (ISO/IEC 29500-2): they may unpack to more than
//! any disk holds, run programs on the reader's machine, or hide behind a password what they are.

use domain::forms::FieldProblem;
use memchr::memmem;
use std::io::{Cursor, Read, copy, sink};
use zip::ZipArchive;
use zip::result::ZipError;

/// More parts than the largest honest document has.
const PARTS_MAX: usize = 2000;
/// Everything in it, unpacked.
const UNPACKED_MAX: u64 = 100 * 1024 * 1024;
/// Text in XML shrinks to a tenth, a table of equal rows to a fiftieth.
const RATIO_MAX: u64 = 100;
/// What may be packed as densely as it likes.
const UNPACKED_HARMLESS: u64 = 4 * 1024 * 1024;
/// Begins the entry of each part in the archive's directory (APPNOTE.TXT, section 4.3.12).
const ENTRY: &[u8] = b"PK\x01\x02";
/// Lists what every part is.
const LIST: &str = "[Content_Types].xml";
/// What the list says where programs are among the parts.
const PROGRAMS: [&str; 3] = ["macroenabled", "macrosheet", "vbaproject"];
const PROGRAM_FILE: &str = "vbaproject.bin";

/// What makes an archive one kind of document.
pub(super) struct Format {
    pub(super) main_part: &'static str,
    pub(super) main_type: &'static str,
}

pub(super) const DOCX: Format = Format {
    main_part: "word/document.xml",
    main_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
};
pub(super) const XLSX: Format = Format {
    main_part: "xl/workbook.xml",
    main_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn check(bytes: &[u8], format: &Format) -> Result<(), FieldProblem> {
    // Counted before the directory is read, which takes more memory than the file itself.
    if memmem::find_iter(bytes, ENTRY).count() > PARTS_MAX {
        return Err(FieldProblem::FileBomb);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FieldProblem::FileType)?;
    declared(&mut archive, bytes.len())?;
    unpacked(&mut archive, bytes.len())?;
    let mut list = String::new();
    archive
        .by_name(LIST)
        .map_err(|_| FieldProblem::FileType)?
        .read_to_string(&mut list)
        .map_err(|_| FieldProblem::FileType)?;
    let lower = list.to_ascii_lowercase();
    if PROGRAMS.iter().any(|program| lower.contains(program)) {
        return Err(FieldProblem::FileMacro);
    }
    let has_main = archive.index_for_name(format.main_part).is_some();
    (has_main && list.contains(format.main_type))
        .then_some(())
        .ok_or(FieldProblem::FileType)
}

/// What the directory says of the parts; it may lie about sizes.
fn declared(archive: &mut Archive<'_>, packed: usize) -> Result<(), FieldProblem> {
    let mut total: u64 = 0;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(damaged)?;
        if part.encrypted() {
            return Err(FieldProblem::FileLocked);
        }
        let name = part.name().map_err(damaged)?.to_ascii_lowercase();
        if name.ends_with(PROGRAM_FILE) {
            return Err(FieldProblem::FileMacro);
        }
        total = total.saturating_add(part.size());
    }
    if total > most(packed) {
        return Err(FieldProblem::FileBomb);
    }
    Ok(())
}

/// What the parts really are; unpacking stops one byte after what may be.
fn unpacked(archive: &mut Archive<'_>, packed: usize) -> Result<(), FieldProblem> {
    let mut left = most(packed);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(damaged)?;
        let size =
            copy(&mut part.take(left + 1), &mut sink()).map_err(|_| FieldProblem::FileType)?;
        left = left.checked_sub(size).ok_or(FieldProblem::FileBomb)?;
    }
    Ok(())
}

fn most(packed: usize) -> u64 {
    let packed = u64::try_from(packed).unwrap_or(u64::MAX);
    let dense = packed.saturating_mul(RATIO_MAX);
    dense.clamp(UNPACKED_HARMLESS, UNPACKED_MAX)
}

fn damaged(error: ZipError) -> FieldProblem {
    match error {
        ZipError::InvalidPassword => FieldProblem::FileLocked,
        _ => FieldProblem::FileType,
    }
}
