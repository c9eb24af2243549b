//! What is fixed when a contract is drawn up. Both PDFs are made from it, so that what is executed says
//! word for word what was shown to be signed.

use super::facts::{Facts, Printed, sealed, set};
use crate::documents::{Purpose, SignatureLine};
use crate::error::Result;
use crate::operation::Operation;
use chrono::{DateTime, NaiveDate, Utc};
use domain::accounts::UsedFactor;
use domain::applications::ContractNumber;
use domain::calendar::date_ja;
use domain::contracts::{Party as Side, Sheet, Signature, SigningMethod};
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
    pub(super) async fn unsigned(&self) -> Result<Printed> {
        let days = (Some(self.effective_from), self.drawn_up_at);
        set(self.facts.document(&self.wording, days)?).await
    }

    /// The text with its number and both signatures, under the Federation's seal.
    pub(super) async fn executed(
        &self,
        op: &Operation,
        number: &ContractNumber,
        (signatures, sheets, sha256): (&[Signature], &[Sheet], &str),
    ) -> Result<Printed> {
        let days = (Some(self.effective_from), op.now);
        let mut document = self.facts.document(&self.wording, days)?;
        document.number = Some(number.to_string());
        document.verified_at = Some(op.address("/verify"));
        let sheet = |signed: &Signature| sheets.iter().find(|one| one.party == signed.party);
        let lines = signatures.iter();
        let lines = lines.map(|signed| self.line((signed, sheet(signed)), sha256));
        document.signatures = lines.collect();
        let purpose = Purpose {
            name: self.facts.federation.name.clone(),
            reason: format!("{}の締結（契約番号 {number}）", document.title),
        };
        let printed = set(document).await?;
        Ok(Printed {
            pdf: sealed(op, printed.pdf, purpose).await?,
            ..printed
        })
    }

    fn line(&self, (signed, sheet): (&Signature, Option<&Sheet>), sha256: &str) -> SignatureLine {
        let (party, side) = match signed.party {
            Side::Agent => (&self.facts.agent, "乙"),
            Side::Federation => (&self.facts.federation, "甲"),
        };
        let method = match signed.method {
            SigningMethod::SecondFactor => by_factor(signed.factor),
            SigningMethod::Paper => on_paper(signed, sheet),
        };
        SignatureLine {
            party: format!("{}（{side}）", party.name),
            name: signed.name.clone(),
            title: signed.title.clone(),
            signed_at: signed.at,
            method,
            reason: signed.reason.clone(),
            signed_sha256: sha256.to_owned(),
        }
    }
}

fn by_factor(factor: Option<UsedFactor>) -> String {
    let factor = match factor {
        Some(UsedFactor::Authenticator) => "（認証アプリ）",
        Some(UsedFactor::Passkey) => "（パスキー）",
        Some(UsedFactor::RecoveryCode) => "（リカバリーコード）",
        Some(UsedFactor::IdentityProvider) => "（認証基盤）",
        None => "",
    };
    format!("本ポータルで2要素認証{factor}による本人確認のうえ署名")
}

fn on_paper(signed: &Signature, sheet: Option<&Sheet>) -> String {
    let kept = sheet.map(|sheet| {
        let confirmed = sheet.confirmed.as_ref();
        let by = confirmed.map_or("", |(_, name, _)| name);
        format!("。原本の保管場所 {}。写しの確認者 {by}", sheet.kept_at)
    });
    format!(
        "書面に署名（署名日 {}。署名日時は写しを登録した時刻{}）",
        date_ja(signed.on),
        kept.unwrap_or_default()
    )
}
