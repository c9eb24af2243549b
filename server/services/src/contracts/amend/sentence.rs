//! What the text of an amendment says of the contract that it amends.

use crate::error::Result;
use crate::store::contracts::{self, Stored};
use chrono::NaiveDate;
use domain::calendar::date_ja;
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

/// The contract whose place it takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amends {
    /// Its number.
    pub number: String,
    /// The day of its last signature.
    pub signed_on: NaiveDate,
}

impl Amends {
    /// What a contract amends; `None` where that is nothing.
    pub(crate) async fn of<C: ConnectionTrait>(db: &C, contract: &Stored) -> Result<Option<Self>> {
        let Some(amended) = contract.amends else {
            return Ok(None);
        };
        let amended = contracts::find(db, amended).await?;
        let known = amended.and_then(|amended| amended.number.zip(amended.signed_on));
        Ok(known.map(|(number, signed_on)| Amends {
            number: number.to_string(),
            signed_on,
        }))
    }

    /// The sentence that follows the preamble. The contract is in Japanese whatever the reader's language.
    pub(in crate::contracts) fn sentence(&self) -> String {
        let (number, day) = (&self.number, date_ja(self.signed_on));
        format!(
            "本契約は、甲と乙が{day}に締結した契約（契約番号 {number}）を変更するものであり、効力発生日をもって同契約に代わる。"
        )
    }
}
