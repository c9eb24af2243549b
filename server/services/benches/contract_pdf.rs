//! `make bench`: how long the PDF of a contract takes, beside the same text through LibreOffice and WeasyPrint in the
//! same run and on the same core. The others start anew each time, as they would for each contract.
#![allow(clippy::print_stdout, reason = "a benchmark prints its table")]

use anyhow::{Context, ensure};
use chrono::{NaiveDate, TimeZone, Utc};
use domain::accounts::Language;
use domain::wording::{Article, Variables, Wording};
use services::documents::{ContractDocument, CoveredBank, PartyDetails, render_contract};
use std::fs::{read_to_string, write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[path = "contract_pdf/html.rs"]
mod html;

/// Pages of the contract.
const PAGES: usize = 12;
/// At most so long once the fonts are loaded.
const AIM: Duration = Duration::from_millis(150);
const ROUNDS: usize = 7;

fn main() -> anyhow::Result<()> {
    let contract = contract()?;
    let folder = tempfile::tempdir()?;
    write(folder.path().join("contract.html"), html::html(&contract))?;
    let own = times(|| render_contract(&contract).map(|_| ()))?;
    let memory = peak_memory()?;
    let libreoffice = times(|| libreoffice(folder.path()))?;
    let weasyprint = times(|| weasyprint(folder.path()))?;
    println!("a contract of {PAGES} pages as PDF, one core, middle of {ROUNDS}");
    let met = if own <= AIM { "met" } else { "MISSED" };
    println!(
        "{:<24}{:>10.0} ms  aim ≤ {} ms  {met}",
        "the portal",
        milliseconds(own),
        AIM.as_millis()
    );
    println!("{:<24}{memory:>10.0} MiB", "its memory at most");
    for (name, time) in [
        ("LibreOffice headless", libreoffice),
        ("WeasyPrint", weasyprint),
    ] {
        let ratio = milliseconds(time) / milliseconds(own);
        println!(
            "{name:<24}{:>10.0} ms  {ratio:.0} times as long",
            milliseconds(time)
        );
    }
    Ok(())
}

/// The middle of some rounds; one more comes before them, for fonts and caches.
fn times(mut work: impl FnMut() -> anyhow::Result<()>) -> anyhow::Result<Duration> {
    work()?;
    let mut taken = Vec::new();
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        work()?;
        taken.push(begun.elapsed());
    }
    taken.sort_unstable();
    taken.get(ROUNDS / 2).copied().context("no round")
}

/// The most memory that this process has had so far, in MiB (proc(5), `VmHWM`).
fn peak_memory() -> anyhow::Result<f64> {
    let status = read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let amount = line.and_then(|line| line.trim().strip_suffix(" kB"));
    let kibibytes: f64 = amount.context("no peak of memory")?.trim().parse()?;
    Ok(kibibytes / 1024.0)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn libreoffice(folder: &Path) -> anyhow::Result<()> {
    let mut soffice = Command::new("soffice");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    soffice.args([
        &profile,
        "--headless",
        "--convert-to",
        "pdf:writer_web_pdf_Export",
        "--outdir",
    ]);
    run(soffice.arg(folder).arg(folder.join("contract.html")))
}

fn weasyprint(folder: &Path) -> anyhow::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let found = Command::new(root.join(".ci/python.sh"))
        .arg("requirements-bench.txt")
        .output()?;
    let python = String::from_utf8(found.stdout)?;
    let mut weasyprint = Command::new(python.trim());
    weasyprint
        .args(["-m", "weasyprint"])
        .arg(folder.join("contract.html"));
    run(weasyprint.arg(folder.join("weasyprint.pdf")))
}

fn run(command: &mut Command) -> anyhow::Result<()> {
    let ended = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    ensure!(ended.success(), "{command:?} {ended}");
    Ok(())
}

/// The wording that ships, with articles repeated until it fills the pages.
fn contract() -> anyhow::Result<ContractDocument> {
    let wording: Wording = serde_json::from_str(migrations::CONTRACT_WORDING[0])?;
    let variables = Variables {
        federation_name: "労働金庫連合会".into(),
        agent_name: "株式会社ソロバンラボ".into(),
        service_name: "そろばん請求".into(),
        scopes: vec!["口座の残高の照会".into(), "入出金明細の照会".into()],
        bank_count: 13,
        effective_from: NaiveDate::from_ymd_opt(2026, 12, 7),
        language: Language::Ja,
    };
    let filled = wording.fill(&variables)?;
    let mut contract = ContractDocument {
        number: Some("K2026-0004".into()),
        receipt_number: "R2026-0004".into(),
        title: filled.title,
        preamble: filled.preamble,
        agent: party(&variables.agent_name),
        federation: party(&variables.federation_name),
        service_name: variables.service_name,
        scopes: variables.scopes,
        clauses: filled.clauses,
        banks: (0..13).map(bank).collect(),
        effective_from: variables.effective_from,
        closing: filled.closing,
        signatures: Vec::new(),
        verified_at: None,
        draft: false,
        issued_at: Utc
            .timestamp_opt(1_796_000_000, 0)
            .single()
            .context("an instant")?,
    };
    let more: Vec<Article> = contract
        .clauses
        .iter()
        .filter(|one| one.statutory.is_none())
        .cloned()
        .collect();
    for article in more.iter().cycle() {
        match pages(&render_contract(&contract)?) {
            PAGES => return Ok(contract),
            less => ensure!(less < PAGES, "{less} pages"),
        }
        contract.clauses.push(article.clone());
    }
    Ok(contract)
}

fn party(name: &str) -> PartyDetails {
    PartyDetails {
        name: name.to_owned(),
        address: "東京都千代田区神田駿河台2-5-15".into(),
        representative_title: "代表者".into(),
        representative_name: "連合 太郎".into(),
    }
}

fn bank(number: u32) -> CoveredBank {
    CoveredBank {
        code: format!("29{number:02}"),
        name: format!("第{number}労働金庫"),
        prefectures: "茨城 栃木 群馬 埼玉 千葉 東京 神奈川 山梨".into(),
    }
}

/// Page dictionaries stand uncompressed in the file.
fn pages(pdf: &[u8]) -> usize {
    String::from_utf8_lossy(pdf).matches("/Type/Page/").count()
}
