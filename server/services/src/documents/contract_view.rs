//! The contract in the words and the order in which it is printed. The template only places these texts; numbering, dates and
//! cross-references are settled here, where they can be tested.

use chrono::NaiveDate;
use domain::calendar::{business_date, formal_date, time_of_day, wareki};
use domain::contracts::grouped;
use domain::wording::Article;
use serde::Serialize;

use super::contract_document::{ContractDocument, CoveredBank, PartyDetails, SignatureLine};
use super::printable::lines;

/// What the template reads.
#[derive(Serialize)]
pub struct ContractView {
    title: String,
    number: Option<String>,
    receipt_number: String,
    issued_on: String,
    draft: bool,
    preamble: String,
    federation: PartyView,
    agent: PartyView,
    service_name: String,
    scopes: Vec<String>,
    effective_from: Option<String>,
    clauses: Vec<ClauseView>,
    statutory: Vec<ClauseView>,
    banks: Vec<BankView>,
    closing: String,
    signatures: Vec<SignatureView>,
    verified_at: Option<String>,
    text_sha256: String,
}

#[derive(Serialize)]
struct PartyView {
    name: String,
    address: String,
    representative: String,
}

#[derive(Serialize)]
struct ClauseView {
    article: String,
    heading: String,
    paragraphs: Vec<Vec<String>>,
    statutory: Option<u8>,
}

#[derive(Serialize)]
struct BankView {
    code: String,
    name: String,
    prefectures: String,
}

#[derive(Serialize)]
struct SignatureView {
    party: String,
    name: String,
    title: String,
    signed_at: String,
    method: String,
    reason: String,
    signed_sha256: String,
}

impl From<&ContractDocument> for ContractView {
    fn from(contract: &ContractDocument) -> Self {
        Self {
            title: contract.title.clone(),
            number: contract.number.clone(),
            receipt_number: contract.receipt_number.clone(),
            issued_on: both_calendars(business_date(contract.issued_at)),
            draft: contract.draft,
            preamble: contract.preamble.clone(),
            federation: PartyView::from(&contract.federation),
            agent: PartyView::from(&contract.agent),
            service_name: contract.service_name.clone(),
            scopes: contract.scopes.clone(),
            effective_from: contract.effective_from.map(both_calendars),
            clauses: numbered(&contract.clauses),
            statutory: statutory(&contract.clauses),
            banks: contract.banks.iter().map(BankView::from).collect(),
            closing: contract.closing.clone(),
            signatures: contract
                .signatures
                .iter()
                .map(SignatureView::from)
                .collect(),
            verified_at: contract.verified_at.clone(),
            text_sha256: grouped(&contract.text_sha256()),
        }
    }
}

impl From<&PartyDetails> for PartyView {
    fn from(party: &PartyDetails) -> Self {
        Self {
            name: party.name.clone(),
            address: party.address.clone(),
            representative: format!(
                "{}　{}",
                party.representative_title, party.representative_name
            ),
        }
    }
}

impl From<&CoveredBank> for BankView {
    fn from(bank: &CoveredBank) -> Self {
        Self {
            code: bank.code.clone(),
            name: bank.name.clone(),
            prefectures: bank.prefectures.clone(),
        }
    }
}

impl From<&SignatureLine> for SignatureView {
    fn from(signature: &SignatureLine) -> Self {
        Self {
            party: signature.party.clone(),
            name: signature.name.clone(),
            title: signature.title.clone(),
            signed_at: format!(
                "{} {}",
                both_calendars(business_date(signature.signed_at)),
                time_of_day(signature.signed_at)
            ),
            method: signature.method.clone(),
            reason: signature.reason.clone(),
            signed_sha256: grouped(&signature.signed_sha256),
        }
    }
}

fn numbered(clauses: &[Article]) -> Vec<ClauseView> {
    clauses
        .iter()
        .enumerate()
        .map(|(index, clause)| ClauseView {
            article: format!("第{}条", index + 1),
            heading: clause.heading.clone(),
            paragraphs: clause
                .paragraphs
                .iter()
                .map(|paragraph| lines(paragraph))
                .collect(),
            statutory: clause.statutory,
        })
        .collect()
}

fn statutory(clauses: &[Article]) -> Vec<ClauseView> {
    let mut terms: Vec<ClauseView> = numbered(clauses)
        .into_iter()
        .filter(|clause| clause.statutory.is_some())
        .collect();
    terms.sort_by_key(|clause| clause.statutory);
    terms
}

/// A contract names its days without the weekday, in both calendars.
fn both_calendars(date: NaiveDate) -> String {
    format!("{}（{}）", formal_date(date), wareki(date))
}
