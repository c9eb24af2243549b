//! The contract as PDF/A-2a: tagged, with its fonts inside, so that it can be read aloud and still be opened in ten years.

use anyhow::{Context, anyhow, ensure};
use chrono::{DateTime, Datelike, Timelike, Utc};
use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::contract_document::ContractDocument;
use super::contract_view::ContractView;
use super::printable::make_printable;
use super::typst_world::set_pdf;

const CREATOR: &str = "ろうきんAPI契約ポータル";

/// More would be a mistake or an attack: a contract in the standard wording has about 30 kB.
const LARGEST_DATA: usize = 500_000;

/// Renders the contract; the same contract always gives the same bytes.
pub fn render_contract(contract: &ContractDocument) -> anyhow::Result<Vec<u8>> {
    set_pdf(data(contract)?, &options(contract)?)
}

fn data(contract: &ContractDocument) -> anyhow::Result<Vec<u8>> {
    let mut data = serde_json::to_value(ContractView::from(contract))
        .context("the contract could not be turned into data")?;
    ensure!(
        data.to_string().len() <= LARGEST_DATA,
        "the contract is too long to be printed"
    );
    make_printable(&mut data);
    Ok(data.to_string().into_bytes())
}

fn options(contract: &ContractDocument) -> anyhow::Result<PdfOptions> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a])
        .map_err(|error| anyhow!("PDF/A-2a is not available: {}", error.message()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(format!(
            "{}/{}",
            contract.receipt_number,
            contract.number.as_deref().unwrap_or_default()
        )),
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        timestamp: timestamp(contract.issued_at),
        standards,
        ..PdfOptions::default()
    })
}

fn timestamp(instant: DateTime<Utc>) -> Option<Timestamp> {
    let part = |value: u32| u8::try_from(value).ok();
    Datetime::from_ymd_hms(
        instant.year(),
        part(instant.month())?,
        part(instant.day())?,
        part(instant.hour())?,
        part(instant.minute())?,
        part(instant.second())?,
    )
    .map(Timestamp::new_utc)
}

#[cfg(test)]
#[path = "contract_pdf_tests.rs"]
mod tests;
