//! What is said of a file beside its name.

use crate::page::Page;
use crate::words::date_time;
use services::store::applications::Document;

/// Its size, when it came, and whether it was looked through.
pub fn file_facts(page: &Page, document: &Document) -> String {
    let t = page.locale;
    let size = kilobytes(document.size);
    let at = date_time(page.language(), document.uploaded_at);
    let scanned = match document.scanned_at {
        Some(_) => say!(t, applications.scanned),
        None => say!(t, applications.not_scanned),
    };
    say!(t, applications.file_facts, size, at, scanned)
}

/// Rounded up, so that nothing weighs nothing.
fn kilobytes(bytes: i64) -> u64 {
    bytes.unsigned_abs().div_ceil(1000)
}
