//! The queue as a table for spreadsheets (RFC 4180), with nothing in it that a spreadsheet would run.

use super::queue::{QueueQuery, Row};
use super::rows::{self, Wanted};
use crate::calendar::holidays;
use crate::error::Result;
use crate::operation::Operation;
use anyhow::Context;
use chrono::NaiveDate;
use domain::accounts::Language;
use domain::applications::Owner;
use domain::permissions::Action;

/// More rows than this are not worked on in a spreadsheet.
const ROWS: u64 = 20_000;
/// Spreadsheets take a file without this mark for one in the local encoding of old.
const BYTE_ORDER_MARK: &str = "\u{feff}";

const HEADINGS_JA: [&str; 12] = [
    "受付番号",
    "事業者",
    "サービス",
    "区分",
    "状態",
    "契約の状態",
    "担当者",
    "受付日",
    "経過営業日",
    "次の担当",
    "期限",
    "超過営業日",
];
const HEADINGS_EN: [&str; 12] = [
    "Receipt number",
    "Agent",
    "Service",
    "Scope family",
    "State",
    "Contract state",
    "Officer",
    "Submitted on",
    "Business days",
    "Next",
    "Due on",
    "Business days overdue",
];

/// Every row that the queue would show on all its pages, as CSV in UTF-8. States are in their codes, which
/// stay the same in every language.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but the Federation's staff.
pub async fn export(op: &Operation, query: &QueueQuery) -> Result<Vec<u8>> {
    op.actor.require(Action::ReadCases)?;
    let holidays = holidays(op.db()).await?;
    let wanted = Wanted::of(op, query);
    let rows = rows::page(op, &wanted, 0..ROWS, &holidays).await?;
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    let headings = match op.language {
        Language::Ja => HEADINGS_JA,
        Language::En => HEADINGS_EN,
    };
    table.write_record(headings).context("headings")?;
    for row in rows {
        let cells = cells(&row);
        table.write_record(cells.map(harmless)).context("row")?;
    }
    Ok(table
        .into_inner()
        .map_err(|error| error.into_error())
        .context("table")?)
}

fn cells(row: &Row) -> [String; 12] {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let owner = match row.owner {
        Owner::Agent => "agent",
        Owner::Federation => "federation",
        Owner::Banks => "banks",
        Owner::Nobody => "",
    };
    [
        row.receipt_number.clone(),
        row.organisation_name.clone(),
        row.service_name.clone(),
        row.family.code().to_owned(),
        row.state.clone(),
        row.contract_state
            .map(|state| state.code().to_owned())
            .unwrap_or_default(),
        row.officer_name.clone().unwrap_or_default(),
        day(row.submitted_on),
        row.age.to_string(),
        owner.to_owned(),
        day(row.due_on),
        row.overdue.map(|days| days.to_string()).unwrap_or_default(),
    ]
}

/// A cell that begins like a formula is made text by an apostrophe before it.
fn harmless(cell: String) -> String {
    let begins = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.starts_with(begins) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_begins_like_a_formula_stays_one() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(harmless(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(
            harmless("みらい家計簿=便利".to_owned()),
            "みらい家計簿=便利"
        );
    }
}
