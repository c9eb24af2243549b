//! What is put into the wording of one contract: the parties, the service and the banks.

use super::amend::Amends;
use crate::documents::{
    ContractDocument, CoveredBank, PartyDetails, Purpose, Stamp, Unstamped, ask_for_time_stamp,
    seal,
};
use crate::error::{Error, Result};
use crate::operation::Operation;
use crate::secrets::tokens::{Token, digest};
use crate::store::contracts::FileRef;
use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::Language;
use domain::banks::{Bank, BankCode};
use domain::refusal::Refusal;
use domain::wording::{Variables, Wording};
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutPayload};
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;

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
    /// The contract that it amends, where it amends one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<Amends>,
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
            preamble: self.preamble(filled.preamble),
            agent: details(&self.agent),
            federation: details(&self.federation),
            service_name: self.service_name.clone(),
            scopes: variables.scopes,
            clauses: filled.clauses,
            banks: self.banks.iter().map(covered).collect(),
            effective_from,
            closing: filled.closing,
            signatures: Vec::new(),
            verified_at: None,
            draft: false,
            issued_at,
        })
    }

    fn preamble(&self, mut text: String) -> String {
        text.extend(self.amends.as_ref().map(Amends::sentence));
        text
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

/// A contract as it was set.
pub(super) struct Printed {
    /// The pages.
    pub pdf: Vec<u8>,
    /// The SHA-256 of the text, which stands at the foot of each of them.
    pub text_sha256: String,
}

/// Keeps a PDF under a name that says nothing.
pub(super) async fn keep_pdf(op: &Operation, printed: Printed) -> Result<FileRef> {
    let key = format!("contracts/{}.pdf", Token::new(&op.services).expose());
    let sha256 = digest(&printed.pdf);
    let path = Path::from(key.as_str());
    let pdf = PutPayload::from(printed.pdf);
    op.services.files.put(&path, pdf).await?;
    Ok(FileRef {
        key,
        sha256,
        text_sha256: Some(printed.text_sha256),
    })
}

/// Laying out pages keeps a core busy, so it is done where it stops no other request.
pub(super) async fn set(document: ContractDocument) -> Result<Printed> {
    let text_sha256 = document.text_sha256();
    let pdf = crate::documents::set_contract(document).await?;
    Ok(Printed { pdf, text_sha256 })
}

/// Puts the Federation's seal on it, with the time attested where an authority is set; an RSA key takes its time.
///
/// # Errors
/// [`Refusal::NoTimeStamp`] when that authority does not answer: a seal of a lower level is not put in silence.
pub(super) async fn sealed(op: &Operation, pdf: Vec<u8>, purpose: Purpose) -> Result<Vec<u8>> {
    let (settings, at) = (op.services.settings.clone(), op.now);
    let mut nonce = [0; 8];
    op.services.random.fill(&mut nonce);
    let runtime = Handle::current();
    let sealing = move || {
        let authority = settings.time_stamps.as_ref();
        let stamp = authority.map(|url| {
            move |digest: &[u8]| runtime.block_on(ask_for_time_stamp(url, digest, nonce))
        });
        let stamp = stamp.as_ref().map(|stamp| stamp as &Stamp);
        seal(&pdf, &settings.seal_key, (&purpose, at), stamp)
    };
    let sealed = tokio::task::spawn_blocking(sealing).await;
    let sealed = sealed.context("the contract was not sealed")?;
    sealed.map_err(refused)
}

fn refused(error: anyhow::Error) -> Error {
    match error.downcast_ref::<Unstamped>() {
        Some(unstamped) => {
            tracing::warn!(%unstamped, "a contract could not be sealed");
            Refusal::NoTimeStamp.into()
        }
        None => error.into(),
    }
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
