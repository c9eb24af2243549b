//! What is fixed when a contract is drawn up. Both PDFs are made from it, so that what is executed says
//! word for word what was shown to be signed.

use crate::documents::{
    ContractDocument, ContractTemplate, CoveredBank, PartyDetails, SignatureLine,
    TemplateVariables, Term, default_template, render_contract, statutory_terms,
};
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::{Token, digest};
use crate::store::contracts::FileRef;
use anyhow::{Context, anyhow};
use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::ContractNumber;
use domain::banks::BankCode;
use domain::calendar::date_ja;
use domain::contracts::{Party as Side, Signature, SigningMethod};
use domain::ids::PersonId;
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutPayload};
use serde::{Deserialize, Serialize};

/// The wording that contracts are drawn up in.
pub const TEMPLATE_VERSION: &str = "1";

/// Everything that was put into the wording.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreed {
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
    /// The consenting banks in code order.
    pub banks: Vec<AgreedBank>,
    /// The first day of effect.
    pub effective_from: NaiveDate,
    /// When the text was fixed.
    pub drawn_up_at: DateTime<Utc>,
    /// By whom.
    pub drawn_up_by: Option<PersonId>,
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

impl Agreed {
    /// The three terms that both sides publish.
    pub(super) fn terms(&self, version: &str) -> Result<[Term; 3]> {
        let terms = statutory_terms(&wording(version)?, &self.variables());
        Ok(terms.map_err(anyhow::Error::from)?)
    }

    /// The text to sign: its places for signatures are empty.
    pub(super) async fn unsigned(&self, version: &str) -> Result<Vec<u8>> {
        let document = self.document(version, self.drawn_up_at)?;
        set(document).await
    }

    /// The text with its number and both signatures.
    pub(super) async fn executed(
        &self,
        version: &str,
        number: &ContractNumber,
        (signatures, at): (&[Signature], DateTime<Utc>),
    ) -> Result<Vec<u8>> {
        let mut document = self.document(version, at)?;
        document.number = Some(number.to_string());
        document.signatures = signatures.iter().map(|signed| self.line(signed)).collect();
        set(document).await
    }

    fn document(&self, version: &str, issued_at: DateTime<Utc>) -> Result<ContractDocument> {
        let variables = self.variables();
        let filled = wording(version)?
            .fill(&variables)
            .map_err(anyhow::Error::from)?;
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
            effective_from: Some(self.effective_from),
            closing: filled.closing,
            signatures: Vec::new(),
            draft: false,
            issued_at,
        })
    }

    fn variables(&self) -> TemplateVariables {
        TemplateVariables {
            federation_name: self.federation.name.clone(),
            agent_name: self.agent.name.clone(),
            service_name: self.service_name.clone(),
            scopes: self
                .scopes
                .iter()
                .map(|code| scope(code).to_owned())
                .collect(),
            bank_count: self.banks.len(),
            effective_from: Some(self.effective_from),
        }
    }

    fn line(&self, signed: &Signature) -> SignatureLine {
        let (party, side) = match signed.party {
            Side::Agent => (&self.agent, "乙"),
            Side::Federation => (&self.federation, "甲"),
        };
        let method = match signed.method {
            SigningMethod::SecondFactor => {
                "本ポータルで2要素認証による本人確認のうえ署名".to_owned()
            }
            SigningMethod::Paper => format!(
                "書面に署名（署名日 {}。署名日時は写しを登録した時刻）",
                date_ja(signed.on)
            ),
        };
        SignatureLine {
            party: format!("{}（{side}）", party.name),
            name: signed.name.clone(),
            title: signed.title.clone(),
            signed_at: signed.at,
            method,
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

/// The wording of a version, for as long as a contract in it can be signed.
fn wording(version: &str) -> Result<ContractTemplate> {
    let wording = default_template().map_err(anyhow::Error::from)?;
    if wording.version == version {
        Ok(wording)
    } else {
        Err(anyhow!("there is no contract template {version:?}").into())
    }
}

/// Laying out pages keeps a core busy, so it is done where it stops no other request.
async fn set(document: ContractDocument) -> Result<Vec<u8>> {
    let pdf = tokio::task::spawn_blocking(move || render_contract(&document)).await;
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
