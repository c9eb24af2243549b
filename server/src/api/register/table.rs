//! The register as a table for spreadsheets: the fields of the JSON that fit into cells, under the same names.

use anyhow::Context;
use services::Result;
use services::register::{OpenContract, OpenData, OpenSuspension};

/// Excel takes a file without this mark for one in Shift_JIS, and shows no Japanese name right; readers of UTF-8 skip it.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// What a spreadsheet takes for the beginning of a formula, in either width.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
/// The head, which does not change; new columns come after these.
pub(super) const HEAD: [&str; 16] = [
    "number",
    "url",
    "standing",
    "organisation_name",
    "organisation_kana",
    "registration_number",
    "service_name",
    "scope_family",
    "scopes",
    "bank_codes",
    "signed_on",
    "effective_from",
    "term_1",
    "term_2",
    "term_3",
    "bank_suspensions",
];

/// Head and rows, in UTF-8. Several values in one cell are separated by blanks.
pub(super) fn table(data: &OpenData) -> Result<Vec<u8>> {
    Ok(written(data)?)
}

fn written(data: &OpenData) -> anyhow::Result<Vec<u8>> {
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    table.write_record(HEAD).context("head")?;
    for contract in &data.contracts {
        let cells = cells(contract).context("cells")?;
        let cells = cells.into_iter().map(harmless);
        table.write_record(cells).context("row")?;
    }
    let written = table.into_inner();
    written.map_err(|error| error.into_error()).context("table")
}

/// The words of the JSON, so that both always say the same.
fn cells(contract: &OpenContract) -> anyhow::Result<Vec<String>> {
    let value = serde_json::to_value(contract)?;
    let cell = |name: &str| match name.strip_prefix("term_") {
        Some(number) => {
            let place = number.parse::<usize>().unwrap_or_default();
            let term = contract.terms.get(place.wrapping_sub(1));
            term.map(|term| term.text.clone()).unwrap_or_default()
        }
        None if name == "bank_suspensions" => codes(&contract.bank_suspensions),
        None => text(value.get(name)),
    };
    Ok(HEAD.map(cell).to_vec())
}

fn codes(suspensions: &[OpenSuspension]) -> String {
    let codes: Vec<String> = suspensions
        .iter()
        .map(|one| one.bank_code.to_string())
        .collect();
    codes.join(" ")
}

fn text(value: Option<&serde_json::Value>) -> String {
    match value {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(serde_json::Value::Array(values)) => {
            let words: Vec<String> = values.iter().map(|one| text(Some(one))).collect();
            words.join(" ")
        }
        _ => String::new(),
    }
}

/// A cell that begins like a formula is made text by an apostrophe before it.
fn harmless(cell: String) -> String {
    if cell.starts_with(FORMULA) {
        format!("'{cell}")
    } else {
        cell
    }
}
