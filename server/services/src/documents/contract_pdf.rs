//! The contract as PDF/A-2a: tagged, with its fonts inside, so that it can be read aloud and still be opened in ten years.

use std::sync::{Arc, LazyLock};
use std::thread::available_parallelism;
use std::time::Duration;

use anyhow::{Context, anyhow, bail, ensure};
use chrono::{DateTime, Datelike, Timelike, Utc};
use domain::forms::code_points;
use serde_json::Value;
use tokio::sync::Semaphore;
use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::contract_document::ContractDocument;
use super::contract_view::ContractView;
use super::printable::{first_unprintable, make_printable};
use super::typst_world::set_pdf;

const CREATOR: &str = "ろうきんAPI契約ポータル";

/// More would be a mistake or an attack: a contract in the standard wording has about 30 kB.
const LARGEST_DATA: usize = 500_000;

/// How long anybody waits for a document; what is set is bounded, so the work itself ends soon after.
const LONGEST: Duration = Duration::from_secs(30);

/// Laying out pages takes a core and tens of megabytes, so as many are set at once as there are cores.
static SLOTS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| {
    let cores = available_parallelism().map_or(1, usize::from);
    Arc::new(Semaphore::new(cores))
});

/// More paragraphs would take minutes to lay out, however short they are.
const MOST_LINES: usize = 6_000;

/// Renders the contract where it stops no other request. The slot is held until the work has ended, also where nobody
/// waits for it any more.
pub async fn set_contract(contract: ContractDocument) -> anyhow::Result<Vec<u8>> {
    let setting = async {
        let slot = SLOTS.clone().acquire_owned().await?;
        let work = move || {
            let _slot = slot;
            render_contract(&contract)
        };
        tokio::task::spawn_blocking(work).await?
    };
    let set = tokio::time::timeout(LONGEST, setting).await;
    set.context("the contract was not set in time")?
}

/// Renders the contract; the same contract always gives the same bytes.
pub fn render_contract(contract: &ContractDocument) -> anyhow::Result<Vec<u8>> {
    set_pdf(data(contract)?, &options(contract)?)
}

fn data(contract: &ContractDocument) -> anyhow::Result<Vec<u8>> {
    let paragraphs = contract
        .clauses
        .iter()
        .flat_map(|clause| &clause.paragraphs);
    let lines: usize = paragraphs.map(|text| text.lines().count()).sum();
    ensure!(
        lines <= MOST_LINES,
        "the contract has too many lines to be printed"
    );
    let mut data = serde_json::to_value(ContractView::from(contract))
        .context("the contract could not be turned into data")?;
    ensure!(
        data.to_string().len() <= LARGEST_DATA,
        "the contract is too long to be printed"
    );
    if !contract.draft {
        require_printable(&data)?;
    }
    make_printable(&mut data);
    Ok(data.to_string().into_bytes())
}

/// Only a draft may show a gap: what is signed says what was typed, whichever way a text came in.
fn require_printable(data: &Value) -> anyhow::Result<()> {
    if let Some(character) = first_unprintable(data) {
        let codes = code_points(&character);
        bail!("the contract has a character that no font prints: {codes}");
    }
    Ok(())
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
pub mod tests;

#[cfg(test)]
#[path = "rare_names_tests.rs"]
mod rare_names;
