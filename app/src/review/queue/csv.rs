//! The queue as a table for spreadsheets (RFC 4180): the words of the screen, and nothing that a spreadsheet
//! would run.

use crate::i18n::*;
use crate::review::words;
use crate::words::{family, owner};
use anyhow::Context;
use chrono::NaiveDate;
use domain::applications::Owner;
use services::review::Row;

/// Spreadsheets take a file without this mark for one in the local encoding of old.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// What a spreadsheet takes for the beginning of a formula, in either width.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Head and rows, in UTF-8.
pub fn table(t: Locale, rows: &[Row]) -> anyhow::Result<Vec<u8>> {
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    table.write_record(head(t)).context("head")?;
    for row in rows {
        table
            .write_record(cells(t, row).map(harmless))
            .context("row")?;
    }
    let written = table.into_inner();
    written.map_err(|error| error.into_error()).context("table")
}

fn head(t: Locale) -> [String; 12] {
    [
        say!(t, review.col_number),
        say!(t, review.col_organisation),
        say!(t, review.col_service),
        say!(t, review.key_family),
        say!(t, review.col_state),
        say!(t, review.col_officer),
        say!(t, review.meta_submitted),
        say!(t, review.col_age),
        say!(t, review.next_owner),
        say!(t, review.panel_next),
        say!(t, review.col_due),
        say!(t, review.col_overdue),
    ]
}

fn cells(t: Locale, row: &Row) -> [String; 12] {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let nobody = || say!(t, review.nobody);
    let acts = (row.owner != Owner::Nobody).then(|| {
        (
            owner(t, row.owner),
            words::next(t, &row.state, row.contract),
        )
    });
    let (who, what) = acts.unwrap_or_default();
    [
        row.receipt_number.clone(),
        row.organisation_name.clone(),
        row.service_name.clone(),
        family(t, row.family),
        words::state(t, &row.state, row.contract).1,
        row.officer_name.clone().unwrap_or_else(nobody),
        day(row.submitted_on),
        row.age.to_string(),
        who,
        what,
        day(row.due_on),
        row.overdue.map(|days| days.to_string()).unwrap_or_default(),
    ]
}

/// A cell that begins like a formula is made text by an apostrophe before it.
fn harmless(cell: String) -> String {
    if cell.starts_with(FORMULA) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::contracts::ContractState;
    use domain::ids::{ApplicationId, OrganisationId};
    use domain::intake::ScopeFamily;
    use uuid::Uuid;

    fn row(name: &str) -> Row {
        Row {
            id: ApplicationId(Uuid::nil()),
            receipt_number: "R2026-0012".into(),
            organisation: OrganisationId(Uuid::nil()),
            organisation_name: name.into(),
            service_name: "さざなみ会計, 連携".into(),
            family: ScopeFamily::AccountInformation,
            state: "approved".into(),
            contract: Some(ContractState::AwaitingConsents.into()),
            officer: None,
            officer_name: Some("三枝 由香里".into()),
            submitted_on: NaiveDate::from_ymd_opt(2026, 10, 14),
            age: 27,
            owner: Owner::Banks,
            due_on: NaiveDate::from_ymd_opt(2026, 11, 20),
            overdue: Some(1),
        }
    }

    fn lines(t: Locale, row: Row) -> Vec<String> {
        let text = String::from_utf8(table(t, &[row]).unwrap()).unwrap();
        let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap();
        text.trim_end().split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn the_words_are_those_of_the_screen() {
        let japanese = lines(Locale::ja, row("株式会社さざなみ会計"));
        assert_eq!(
            japanese[0],
            "受付番号,事業者,サービス,系統,状態,担当,受付日,経過営業日,次の担当,次の対応,期限,超過営業日"
        );
        assert_eq!(
            japanese[1],
            "R2026-0012,株式会社さざなみ会計,\"さざなみ会計, 連携\",照会系,同意確認中,三枝 由香里,\
             2026-10-14,27,金庫,13金庫の回答,2026-11-20,1"
        );
        let english = lines(Locale::en, row("Sazanami"));
        assert!(!english[0].contains('受'));
        for code in ["approved", "awaiting_consents", "account_information"] {
            assert!(!english[1].contains(code), "{code}");
        }
    }

    // ASVS 1.3.3
    #[test]
    fn nothing_that_begins_like_a_formula_stays_one() {
        for name in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            let text = String::from_utf8(table(Locale::ja, &[row(name)]).unwrap()).unwrap();
            assert!(text.contains(&format!("'{name}")), "{name:?}");
        }
        assert_eq!(harmless("家計簿=便利".to_owned()), "家計簿=便利");
    }
}
