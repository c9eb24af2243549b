//! 法人番号: the number in the national register of corporations, with its check digit.

use super::{compact, is_hyphen};
use crate::forms::FieldProblem;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How many digits follow the check digit.
const BASE_LENGTH: usize = 12;

/// Thirteen digits, the first of which checks the others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CorporateNumber(String);

/// Why a text is no corporate number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CorporateNumberError {
    /// Nothing was entered.
    #[error("empty")]
    Empty,
    /// Digits, but not as many as there must be.
    #[error("wrong number of digits")]
    Length,
    /// Other characters than digits.
    #[error("not digits")]
    NotDigits,
    /// The first digit does not follow from the others.
    #[error("wrong check digit")]
    CheckDigit,
}

impl CorporateNumber {
    /// Reads a number in either width; blanks and hyphens do not count.
    ///
    /// # Errors
    /// The first reason for which the text is no corporate number.
    pub fn parse(raw: &str) -> Result<Self, CorporateNumberError> {
        let digits = digits(raw, BASE_LENGTH + 1)?;
        let (check, base) = digits.split_at(1);
        if check == check_digit(base).to_string() {
            Ok(CorporateNumber(digits))
        } else {
            Err(CorporateNumberError::CheckDigit)
        }
    }

    /// Completes the twelve digits of a base number with their check digit.
    ///
    /// # Errors
    /// `Empty`, `NotDigits` or `Length` when the base is not twelve digits.
    pub fn from_base(base: &str) -> Result<Self, CorporateNumberError> {
        let base = digits(base, BASE_LENGTH)?;
        Ok(CorporateNumber(format!("{}{base}", check_digit(&base))))
    }

    /// The thirteen digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The digits of the text, if it has exactly `length` and nothing else that counts.
fn digits(raw: &str, length: usize) -> Result<String, CorporateNumberError> {
    let text = compact(raw).replace(is_hyphen, "");
    if text.is_empty() {
        Err(CorporateNumberError::Empty)
    } else if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        Err(CorporateNumberError::NotDigits)
    } else if text.len() != length {
        Err(CorporateNumberError::Length)
    } else {
        Ok(text)
    }
}

/// Nine less the weighted sum modulo nine, with weights 1 and 2 in turn from the right.
fn check_digit(base: &str) -> u32 {
    let sum: u32 = base
        .bytes()
        .rev()
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    9 - sum % 9
}

impl FromStr for CorporateNumber {
    type Err = CorporateNumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        CorporateNumber::parse(text)
    }
}

impl TryFrom<String> for CorporateNumber {
    type Error = CorporateNumberError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        CorporateNumber::parse(&text)
    }
}

impl From<CorporateNumber> for String {
    fn from(number: CorporateNumber) -> Self {
        number.0
    }
}

impl fmt::Display for CorporateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<CorporateNumberError> for FieldProblem {
    fn from(error: CorporateNumberError) -> Self {
        match error {
            CorporateNumberError::Empty => FieldProblem::Missing,
            CorporateNumberError::Length | CorporateNumberError::NotDigits => {
                FieldProblem::CorporateNumberLength
            }
            CorporateNumberError::CheckDigit => FieldProblem::CorporateNumberCheckDigit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_of_public_bodies_hold() {
        for number in ["7000012050002", "8000012010038"] {
            assert_eq!(CorporateNumber::parse(number).unwrap().as_str(), number);
        }
    }

    #[test]
    fn widths_blanks_and_hyphens_do_not_count() {
        for raw in [
            " 7000012050002\u{3000}",
            "７００００１２０５０００２",
            "7-0000-1205-0002",
            "7 0000 1205 0002",
            "７‐００００−１２０５ー０００２",
        ] {
            assert_eq!(
                CorporateNumber::parse(raw).unwrap().as_str(),
                "7000012050002",
                "{raw}"
            );
        }
    }

    #[test]
    fn every_reason_is_told_apart() {
        use CorporateNumberError::{CheckDigit, Empty, Length, NotDigits};
        for (raw, error) in [
            ("", Empty),
            (" \u{3000}", Empty),
            ("-", Empty),
            ("700001205000", Length),
            ("70000120500020", Length),
            ("T7000012050002", NotDigits),
            ("７００００１２０５０００二", NotDigits),
            ("6000012050002", CheckDigit),
            ("7000012050020", CheckDigit),
            ("0000012050002", CheckDigit),
        ] {
            assert_eq!(CorporateNumber::parse(raw), Err(error), "{raw}");
        }
    }

    #[test]
    fn a_base_is_completed() {
        assert_eq!(
            CorporateNumber::from_base("000012050002").unwrap().as_str(),
            "7000012050002"
        );
        assert_eq!(
            CorporateNumber::from_base("999900000001").unwrap().as_str(),
            "8999900000001"
        );
        assert_eq!(
            CorporateNumber::from_base("9999"),
            Err(CorporateNumberError::Length)
        );
    }

    // ASVS 1.5.2
    #[test]
    fn a_stored_number_is_checked() {
        assert!(serde_json::from_str::<CorporateNumber>("\"7000012050002\"").is_ok());
        assert!(serde_json::from_str::<CorporateNumber>("\"7000012050003\"").is_err());
    }

    proptest! {
        #[test]
        fn every_base_makes_a_number_and_no_other_check_digit_fits(base in "[0-9]{12}", other in 0u32..10) {
            let number = CorporateNumber::from_base(&base).unwrap();
            prop_assert_eq!(CorporateNumber::parse(number.as_str()), Ok(number.clone()));
            let swapped = format!("{other}{base}");
            prop_assert_eq!(CorporateNumber::parse(&swapped).is_ok(), swapped == number.as_str());
        }

        #[test]
        fn one_wrong_digit_is_noticed(base in "[0-9]{12}", at in 1usize..13, to in 0u8..10) {
            let number = CorporateNumber::from_base(&base).unwrap();
            let mut typed = number.as_str().as_bytes().to_vec();
            let was = typed[at] - b'0';
            // Nine and zero weigh the same modulo nine: the official formula cannot tell them apart.
            prop_assume!(was % 9 != to % 9);
            typed[at] = b'0' + to;
            let typed = String::from_utf8(typed).unwrap();
            prop_assert_eq!(CorporateNumber::parse(&typed), Err(CorporateNumberError::CheckDigit));
        }

        #[test]
        fn any_text_is_answered(raw in any::<String>()) {
            let _ = CorporateNumber::parse(&raw);
        }
    }
}
