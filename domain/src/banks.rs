//! The labour banks. Their number and names are data: 47 banks became 13, and more may merge.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What every labour bank's name ends with.
const KIND: &str = "労働金庫";

/// The code of a bank: four digits that are characters, not a number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BankCode(String);

impl BankCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BankCode {
    type Err = NotABankCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let four_digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        four_digits
            .then(|| BankCode(text.to_owned()))
            .ok_or(NotABankCode)
    }
}

impl TryFrom<String> for BankCode {
    type Error = NotABankCode;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<BankCode> for String {
    fn from(code: BankCode) -> Self {
        code.0
    }
}

impl fmt::Display for BankCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is not four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a bank code is four digits")]
pub struct NotABankCode;

/// One labour bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bank {
    /// The code; banks are listed by it, which is from north to south.
    pub code: BankCode,
    /// The name, such as 北海道労働金庫.
    pub name: String,
    /// The English name.
    pub name_en: String,
    /// The name where space is short, such as 北海道.
    pub short_name: String,
    /// The prefectures the bank serves, in its own order.
    pub prefectures: Vec<String>,
    /// The first day of business; none for "since always".
    pub active_from: Option<NaiveDate>,
    /// The last day of business; none while the bank goes on.
    pub active_to: Option<NaiveDate>,
}

impl Bank {
    /// Whether the bank does business on the day; its first and last day both count.
    pub fn is_active_on(&self, date: NaiveDate) -> bool {
        let begun = self.active_from.is_none_or(|first| first <= date);
        let ended = self.active_to.is_some_and(|last| last < date);
        begun && !ended
    }
}

/// The short name that a full name suggests: 労働金庫 falls away, because every bank has it.
pub fn short_name(name: &str) -> &str {
    match name.trim().strip_suffix(KIND) {
        Some(short) if !short.is_empty() => short,
        _ => name.trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn bank(from: Option<&str>, to: Option<&str>) -> Bank {
        Bank {
            code: "2951".parse().unwrap(),
            name: "北海道労働金庫".into(),
            name_en: "Hokkaido Labour Bank".into(),
            short_name: short_name("北海道労働金庫").into(),
            prefectures: vec!["北海道".into()],
            active_from: from.map(day),
            active_to: to.map(day),
        }
    }

    #[test]
    fn a_code_is_four_digits_and_keeps_its_zeros() {
        assert_eq!("0029".parse::<BankCode>().unwrap().to_string(), "0029");
        for text in [
            "",
            "295",
            "29511",
            "２９５１",
            "29 1",
            "+951",
            "295a",
            "2951\n",
        ] {
            assert_eq!(text.parse::<BankCode>(), Err(NotABankCode), "{text}");
        }
    }

    // ASVS 1.5.2
    #[test]
    fn a_stored_code_is_checked() {
        let code: BankCode = serde_json::from_str("\"2951\"").unwrap();
        assert_eq!(serde_json::to_string(&code).unwrap(), "\"2951\"");
        assert!(serde_json::from_str::<BankCode>("\"29\"").is_err());
        assert!(serde_json::from_str::<BankCode>("2951").is_err());
    }

    #[test]
    fn first_and_last_day_are_active() {
        let merged = bank(Some("2000-10-01"), Some("2026-03-31"));
        assert!(!merged.is_active_on(day("2000-09-30")));
        assert!(merged.is_active_on(day("2000-10-01")));
        assert!(merged.is_active_on(day("2026-03-31")));
        assert!(!merged.is_active_on(day("2026-04-01")));
    }

    #[test]
    fn a_bank_without_days_is_always_active() {
        assert!(bank(None, None).is_active_on(NaiveDate::MIN));
        assert!(bank(None, None).is_active_on(NaiveDate::MAX));
    }

    #[test]
    fn short_names_fit_the_strip() {
        assert_eq!(short_name("北海道労働金庫"), "北海道");
        assert_eq!(short_name("新潟県労働金庫"), "新潟県");
        assert_eq!(short_name(" 労働金庫連合会 "), "労働金庫連合会");
        assert_eq!(short_name("労働金庫"), "労働金庫");
    }

    proptest! {
        #[test]
        fn codes_sort_as_numbers_do(a in 0u16..10_000, b in 0u16..10_000) {
            let code = |n: u16| format!("{n:04}").parse::<BankCode>().unwrap();
            prop_assert_eq!(code(a).cmp(&code(b)), a.cmp(&b));
        }

        #[test]
        fn only_four_digits_are_a_code(text in "\\PC{0,6}") {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let is_code = digits == 4 && text.chars().count() == 4;
            prop_assert_eq!(text.parse::<BankCode>().is_ok(), is_code);
        }
    }
}
