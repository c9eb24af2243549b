//! What is put into the wording of one contract: the parties, the service and the banks.

use crate::documents::{ContractDocument, CoveredBank, PartyDetails};
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::{Token, digest};
use crate::store::contracts::FileRef;
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::Language;
use domain::banks::{Bank, BankCode};
use domain::wording::{Variables, Wording};
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutPayload};
use serde::{Deserialize, Serialize};

/// Everything that is put into the wording but the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// The number of the application.
    pub receipt_number: String,
    /// 乙
    pub agent: Party,
    /// 甲
    pub federation: Party,
    /// The service that connects.
    pub service_name: String,
    /// What the service may ask for, by code.
    pub scopes: Vec<String>,
    /// The banks in code order: the asked ones in a draft, the consenting ones in what is signed.
    pub banks: Vec<AgreedBank>,
}

/// A party as the contract names it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The registered name.
    pub name: String,
    /// The seat.
    pub address: String,
    /// The title of the representative.
    pub representative_title: String,
    /// The representative's name.
    pub representative_name: String,
}

/// A covered bank as the contract names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedBank {
    /// The code.
    pub code: BankCode,
    /// The name.
    pub name: String,
    /// The prefectures it serves.
    pub prefectures: Vec<String>,
}

impl Facts {
    /// The wording with these facts, as it is printed; the day is open in a draft.
    pub(super) fn document(
        &self,
        wording: &Wording,
        (effective_from, issued_at): (Option<NaiveDate>, DateTime<Utc>),
    ) -> Result<ContractDocument> {
        let variables = self.variables(effective_from);
        let filled = wording.fill(&variables).map_err(anyhow::Error::from)?;
        Ok(ContractDocument {
            number: None,
            receipt_number: self.receipt_number.clone(),
            title: filled.title,
            preamble: filled.preamble,
            agent: details(&self.agent),
            federation: details(&self.federation),
            service_name: self.service_name.clone(),
            scopes: variables.scopes,
            clauses: filled.clauses,
            banks: self.banks.iter().map(covered).collect(),
            effective_from,
            closing: filled.closing,
            signatures: Vec::new(),
            draft: false,
            issued_at,
        })
    }

    /// The values of the wording's variables.
    pub(super) fn variables(&self, effective_from: Option<NaiveDate>) -> Variables {
        let scopes = self.scopes.iter().map(|code| scope(code).to_owned());
        Variables {
            federation_name: self.federation.name.clone(),
            agent_name: self.agent.name.clone(),
            service_name: self.service_name.clone(),
            scopes: scopes.collect(),
            bank_count: self.banks.len(),
            effective_from,
            language: Language::Ja,
        }
    }
}

impl From<Bank> for AgreedBank {
    fn from(bank: Bank) -> Self {
        AgreedBank {
            code: bank.code,
            name: bank.name,
            prefectures: bank.prefectures,
        }
    }
}

/// Keeps a PDF under a name that says nothing.
pub(super) async fn keep_pdf(op: &Operation, pdf: Vec<u8>) -> Result<FileRef> {
    let key = format!("contracts/{}.pdf", Token::new(&op.services).expose());
    let sha256 = digest(&pdf);
    let path = Path::from(key.as_str());
    op.services.files.put(&path, PutPayload::from(pdf)).await?;
    Ok(FileRef { key, sha256 })
}

/// Laying out pages keeps a core busy, so it is done where it stops no other request.
pub(super) async fn set(document: ContractDocument) -> Result<Vec<u8>> {
    let pdf =
        tokio::task::spawn_blocking(move || crate::documents::render_contract(&document)).await;
    Ok(pdf.context("the contract was not set")??)
}

fn details(party: &Party) -> PartyDetails {
    PartyDetails {
        name: party.name.clone(),
        address: party.address.clone(),
        representative_title: party.representative_title.clone(),
        representative_name: party.representative_name.clone(),
    }
}

fn covered(bank: &AgreedBank) -> CoveredBank {
    CoveredBank {
        code: bank.code.to_string(),
        name: bank.name.clone(),
        prefectures: bank.prefectures.join(" "),
    }
}

/// The contract is in Japanese whatever the reader's language.
fn scope(code: &str) -> &str {
    match code {
        "accounts" => "口座情報の照会",
        "balances" => "残高の照会",
        "transactions" => "入出金明細の照会",
        other => other,
    }
}
