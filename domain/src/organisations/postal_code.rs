//! 郵便番号: seven digits, written 101-0063.

use super::{compact, is_hyphen};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A postal code of Japan, kept as seven digits and shown with its hyphen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PostalCode(String);

impl PostalCode {
    /// Reads a code in either width, with or without 〒 and hyphen.
    ///
    /// # Errors
    /// `NotAPostalCode` when there are not seven digits.
    pub fn parse(raw: &str) -> Result<Self, NotAPostalCode> {
        let text = compact(raw).replace(is_hyphen, "");
        let digits = text.strip_prefix('〒').unwrap_or(&text);
        let is_code = digits.len() == 7 && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_code
            .then(|| PostalCode(digits.to_owned()))
            .ok_or(NotAPostalCode)
    }

    /// The seven digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

/// A text that is not a postal code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a postal code is seven digits")]
pub struct NotAPostalCode;

impl FromStr for PostalCode {
    type Err = NotAPostalCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        PostalCode::parse(text)
    }
}

impl TryFrom<String> for PostalCode {
    type Error = NotAPostalCode;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        PostalCode::parse(&text)
    }
}

impl From<PostalCode> for String {
    fn from(code: PostalCode) -> Self {
        code.to_string()
    }
}

impl fmt::Display for PostalCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (area, place) = self.0.split_at(3);
        write!(f, "{area}-{place}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_way_of_typing_gives_one_code() {
        for raw in [
            "101-0063",
            "1010063",
            "〒101-0063",
            "１０１－００６３",
            "〒 １０１ ００６３",
            "101ー0063",
        ] {
            assert_eq!(
                PostalCode::parse(raw).unwrap().to_string(),
                "101-0063",
                "{raw}"
            );
        }
    }

    // ASVS 2.2.1
    #[test]
    fn anything_else_is_refused() {
        for raw in ["", "101", "101-00633", "abc-defg", "101-006三", "101〒0063"] {
            assert_eq!(PostalCode::parse(raw), Err(NotAPostalCode), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn every_code_reads_back(digits in "[0-9]{7}") {
            let code = PostalCode::parse(&digits).unwrap();
            prop_assert_eq!(code.digits(), digits.as_str());
            prop_assert_eq!(PostalCode::parse(&code.to_string()), Ok(code));
        }

        #[test]
        fn any_text_is_answered(raw in any::<String>()) {
            let _ = PostalCode::parse(&raw);
        }
    }
}
