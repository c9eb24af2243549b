//! 登録番号: the entry of an agent in the register that the local finance offices keep.

use super::compact;
use crate::forms::FieldProblem;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The offices that register agents, as they sign.
pub const OFFICES: [&str; 11] = [
    "北海道財務局長",
    "東北財務局長",
    "関東財務局長",
    "北陸財務局長",
    "東海財務局長",
    "近畿財務局長",
    "中国財務局長",
    "四国財務局長",
    "九州財務局長",
    "福岡財務支局長",
    "沖縄総合事務局長",
];
/// How the register of agents is marked in a number.
const REGISTER: &str = "電代";
/// The business whose register is often taken for this one.
const OTHER_BUSINESS: &str = "電子決済手段";
/// No office comes near so many entries.
const NUMBER_DIGITS: usize = 6;

/// A number in the register of agents, such as 関東財務局長（電代）第77号.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RegistrationNumber {
    office: Office,
    number: u32,
}

/// One of `OFFICES`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Office(&'static str);

/// Why a text is no registration number of an agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegistrationNumberError {
    /// Nothing was entered.
    #[error("empty")]
    Empty,
    /// The office keeps no register of agents.
    #[error("unknown office")]
    Office,
    /// The entry is in another register, such as 電子決済手段等取引業.
    #[error("another register")]
    NotAgentRegister,
    /// What stands between 第 and 号 is no number.
    #[error("no number")]
    Number,
    /// The parts do not stand as they should.
    #[error("not the form of a registration number")]
    Form,
}

impl RegistrationNumber {
    /// Reads a number in either width; blanks do not count.
    ///
    /// # Errors
    /// The first reason for which the text is no registration number of an agent.
    pub fn parse(raw: &str) -> Result<Self, RegistrationNumberError> {
        use RegistrationNumberError::{Empty, Form, NotAgentRegister};
        let text = compact(raw);
        if text.is_empty() {
            return Err(Empty);
        }
        if text.contains(OTHER_BUSINESS) {
            return Err(NotAgentRegister);
        }
        let (office, rest) = text.split_once('(').ok_or(Form)?;
        let (register, rest) = rest.split_once(')').ok_or(Form)?;
        if register != REGISTER {
            return Err(NotAgentRegister);
        }
        let office = OFFICES.into_iter().find(|known| *known == office);
        Ok(RegistrationNumber {
            office: office.map(Office).ok_or(RegistrationNumberError::Office)?,
            number: entry(rest)?,
        })
    }

    /// The office that registered the agent.
    pub fn office(&self) -> &'static str {
        self.office.0
    }

    /// The number that the office gave.
    pub fn number(&self) -> u32 {
        self.number
    }
}

/// The number in 第77号.
fn entry(text: &str) -> Result<u32, RegistrationNumberError> {
    let number = text
        .strip_prefix('第')
        .and_then(|rest| rest.strip_suffix('号'))
        .ok_or(RegistrationNumberError::Form)?;
    let only_digits = number.bytes().all(|byte| byte.is_ascii_digit());
    if !only_digits || number.len() > NUMBER_DIGITS {
        return Err(RegistrationNumberError::Number);
    }
    match number.parse() {
        Ok(0) | Err(_) => Err(RegistrationNumberError::Number),
        Ok(number) => Ok(number),
    }
}

impl FromStr for RegistrationNumber {
    type Err = RegistrationNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        RegistrationNumber::parse(text)
    }
}

impl TryFrom<String> for RegistrationNumber {
    type Error = RegistrationNumberError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        RegistrationNumber::parse(&text)
    }
}

impl From<RegistrationNumber> for String {
    fn from(number: RegistrationNumber) -> Self {
        number.to_string()
    }
}

impl fmt::Display for RegistrationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}（{REGISTER}）第{}号", self.office.0, self.number)
    }
}

impl From<RegistrationNumberError> for FieldProblem {
    fn from(error: RegistrationNumberError) -> Self {
        match error {
            RegistrationNumberError::Empty => FieldProblem::Missing,
            RegistrationNumberError::Office => FieldProblem::RegistrationOffice,
            RegistrationNumberError::NotAgentRegister => FieldProblem::RegistrationOtherRegister,
            RegistrationNumberError::Number | RegistrationNumberError::Form => {
                FieldProblem::RegistrationForm
            }
        }
    }
}

/// The law under which an agent may serve labour banks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "basis", rename_all = "snake_case")]
pub enum RegistrationBasis {
    /// Registered under the Labour Bank Act, article 89-5(1).
    LabourBankAct,
    /// Registered under the Banking Act, article 52-61-2, and deemed registered since it gave notice
    /// (Labour Bank Act, article 89-12(2) and (6)).
    DeemedFromBankingAct {
        /// The day of the notice.
        notified_on: NaiveDate,
    },
}

/// An agent's entry in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// The number.
    pub number: RegistrationNumber,
    /// The law.
    pub basis: RegistrationBasis,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn widths_and_blanks_do_not_count() {
        for raw in [
            "関東財務局長（電代）第77号",
            "関東財務局長(電代)第77号",
            "関東財務局長（電代）第７７号",
            " 関東財務局長 （電代） 第 77 号\u{3000}",
            "関東財務局長(電代)第077号",
        ] {
            let number = RegistrationNumber::parse(raw).unwrap();
            assert_eq!(number.to_string(), "関東財務局長（電代）第77号", "{raw}");
        }
    }

    #[test]
    fn every_reason_is_told_apart() {
        use RegistrationNumberError::{Empty, Form, NotAgentRegister, Number, Office};
        for (raw, error) in [
            ("", Empty),
            (" \u{3000}", Empty),
            ("東京都知事（電代）第1号", Office),
            ("関東財務局（電代）第1号", Office),
            ("（電代）第1号", Office),
            ("関東財務局長（電取）第1号", NotAgentRegister),
            (
                "電子決済手段等取引業 関東財務局長第00001号",
                NotAgentRegister,
            ),
            (
                "関東財務局長（電子決済手段等取引業）第1号",
                NotAgentRegister,
            ),
            ("東京都知事(3)第12345号", NotAgentRegister),
            ("関東財務局長（電代）第0号", Number),
            ("関東財務局長（電代）第号", Number),
            ("関東財務局長（電代）第七十七号", Number),
            ("関東財務局長（電代）第-1号", Number),
            ("関東財務局長（電代）第1234567号", Number),
            ("関東財務局長（電代）77号", Form),
            ("関東財務局長（電代）第77", Form),
            ("関東財務局長第77号", Form),
            ("関東財務局長（電代第77号", Form),
            ("77", Form),
        ] {
            assert_eq!(RegistrationNumber::parse(raw), Err(error), "{raw}");
        }
    }

    // ASVS 1.5.2
    #[test]
    fn a_stored_number_is_checked() {
        let number = RegistrationNumber::parse("福岡財務支局長（電代）第3号").unwrap();
        let json = serde_json::to_string(&number).unwrap();
        assert_eq!(json, "\"福岡財務支局長（電代）第3号\"");
        assert_eq!(
            serde_json::from_str::<RegistrationNumber>(&json).unwrap(),
            number
        );
        assert!(serde_json::from_str::<RegistrationNumber>("\"第3号\"").is_err());
    }

    #[test]
    fn a_basis_travels_with_its_facts() {
        let notified_on = "2019-04-01".parse().unwrap();
        let json = serde_json::to_string(&RegistrationBasis::DeemedFromBankingAct { notified_on });
        assert_eq!(
            json.unwrap(),
            r#"{"basis":"deemed_from_banking_act","notified_on":"2019-04-01"}"#
        );
    }

    proptest! {
        #[test]
        fn every_entry_of_every_office_reads_back(office in 0usize..OFFICES.len(), number in 1u32..1_000_000) {
            let text = format!("{}（電代）第{number}号", OFFICES[office]);
            let parsed = RegistrationNumber::parse(&text).unwrap();
            prop_assert_eq!((parsed.office(), parsed.number()), (OFFICES[office], number));
            prop_assert_eq!(parsed.to_string(), text);
        }

        #[test]
        fn what_is_accepted_has_the_normal_form(raw in "(関東|東北)財務局長[ 　]?[(（]電[ ]?代[)）]第[0-9０-９]{0,7}号") {
            if let Ok(number) = RegistrationNumber::parse(&raw) {
                prop_assert_eq!(RegistrationNumber::parse(&number.to_string()), Ok(number));
            }
        }

        #[test]
        fn any_text_is_answered(raw in any::<String>()) {
            let _ = RegistrationNumber::parse(&raw);
        }
    }
}
