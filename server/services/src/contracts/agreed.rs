//! What is fixed when a contract is drawn up. Both PDFs are made from it, so that what is executed says
//! word for word what was shown to be signed.

use super::facts::{Facts, set};
use crate::documents::SignatureLine;
use crate::error::Result;
use chrono::{DateTime, NaiveDate, Utc};
use domain::applications::ContractNumber;
use domain::calendar::date_ja;
use domain::contracts::{Party as Side, Signature, SigningMethod};
use domain::ids::PersonId;
use domain::wording::{Term, Wording};
use serde::{Deserialize, Serialize};

/// The wording and everything that was put into it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreed {
    /// The parties, the service and the consenting banks.
    #[serde(flatten)]
    pub facts: Facts,
    /// The articles of the last draft.
    pub wording: Wording,
    /// Which draft that was.
    pub draft: i32,
    /// The first day of effect.
    pub effective_from: NaiveDate,
    /// When the text was fixed.
    pub drawn_up_at: DateTime<Utc>,
    /// By whom.
    pub drawn_up_by: Option<PersonId>,
}

impl Agreed {
    /// The three terms that both sides publish.
    pub(super) fn terms(&self) -> Result<[Term; 3]> {
        let variables = self.facts.variables(Some(self.effective_from));
        let terms = self.wording.terms(&variables);
        Ok(terms.map_err(anyhow::Error::from)?)
    }

    /// The text to sign: its places for signatures are empty.
    pub(super) async fn unsigned(&self) -> Result<Vec<u8>> {
        let days = (Some(self.effective_from), self.drawn_up_at);
        set(self.facts.document(&self.wording, days)?).await
    }

    /// The text with its number and both signatures.
    pub(super) async fn executed(
        &self,
        number: &ContractNumber,
        (signatures, at): (&[Signature], DateTime<Utc>),
    ) -> Result<Vec<u8>> {
        let days = (Some(self.effective_from), at);
        let mut document = self.facts.document(&self.wording, days)?;
        document.number = Some(number.to_string());
        document.signatures = signatures.iter().map(|signed| self.line(signed)).collect();
        set(document).await
    }

    fn line(&self, signed: &Signature) -> SignatureLine {
        let (party, side) = match signed.party {
            Side::Agent => (&self.facts.agent, "乙"),
            Side::Federation => (&self.facts.federation, "甲"),
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
