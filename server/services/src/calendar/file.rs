//! The calendar as a file for spreadsheets (RFC 4180), out and in.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::holidays as store;
use anyhow::Context;
use csv::{ReaderBuilder, Terminator, WriterBuilder};
use domain::calendar::Line;
use domain::forms::{FieldErrors, FieldProblem};
use domain::permissions::Action;
use encoding_rs::SHIFT_JIS;

/// Spreadsheets take a file without this mark for one in the local encoding of old.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// The columns.
const HEAD: [&str; 3] = ["day", "name", "kind"];

/// The whole calendar.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but administrators.
pub async fn as_file(op: &Operation) -> Result<Vec<u8>> {
    op.actor.require(Action::MaintainCalendar)?;
    let mut table = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    table.write_record(HEAD).context("head")?;
    for one in store::all(op.db()).await?.into_values() {
        let day = one.day.to_string();
        table
            .write_record([day.as_str(), one.name.as_str(), one.kind.code()])
            .context("line")?;
    }
    let written = table.into_inner().map_err(|error| error.into_error());
    Ok(written.context("table")?)
}

/// The text of a file in UTF-8, or as spreadsheets in Japan still save it.
///
/// # Errors
/// Where it is neither.
pub fn decoded(bytes: &[u8]) -> Result<String> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.trim_start_matches(BYTE_ORDER_MARK).to_owned());
    }
    let (text, _, is_broken) = SHIFT_JIS.decode(bytes);
    match is_broken {
        true => Err(FieldErrors::one("csv", FieldProblem::NotACalendar).into()),
        false => Ok(text.into_owned()),
    }
}

/// The lines with their numbers; empty ones are no lines.
pub(super) fn lines(text: &str) -> Result<Vec<Line>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| FieldErrors::one("csv", FieldProblem::NotACalendar))?;
        let number = record.position().map_or(0, csv::Position::line);
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            lines.push((usize::try_from(number).unwrap_or(usize::MAX), cells));
        }
    }
    Ok(lines)
}
