//! Numbers people quote on the telephone: `D2026-0031` for a draft, `R2026-0123` once received.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A text that is not such a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number of this kind")]
pub struct NotANumber;

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident $letter:literal),*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The name of the counter that hands out the numbers of a year.
            pub fn counter(year: i32) -> String {
                format!(concat!($letter, "{}"), year)
            }

            /// The number `serial` of a calendar year; at least four digits.
            pub fn new(year: i32, serial: i64) -> Self {
                $name(format!(concat!($letter, "{}-{:04}"), year, serial))
            }

            /// The number as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotANumber;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let digits = |part: &str, least: usize| {
                    part.len() >= least && part.bytes().all(|b| b.is_ascii_digit())
                };
                match text.strip_prefix($letter).and_then(|rest| rest.split_once('-')) {
                    Some((year, serial)) if year.len() == 4 && digits(year, 4) && digits(serial, 4) => {
                        Ok($name(text.to_owned()))
                    }
                    _ => Err(NotANumber),
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotANumber;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(number: $name) -> String {
                number.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

numbers! {
    /// 受付番号: given at the first submission, never again changed.
    ReceiptNumber "R",
    /// 下書き番号: given when a draft is begun.
    DraftNumber "D",
    /// 契約番号: given at conclusion.
    ContractNumber "K"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_padded_and_read_back() {
        let number = ReceiptNumber::new(2026, 123);
        assert_eq!(number.as_str(), "R2026-0123");
        assert_eq!("R2026-0123".parse(), Ok(number));
        assert_eq!(ReceiptNumber::new(2026, 12345).as_str(), "R2026-12345");
    }

    #[test]
    fn other_texts_are_not_numbers() {
        for text in ["", "R", "D2026-0001", "R2026-1", "R26-0001", "R2026-00x1"] {
            assert_eq!(text.parse::<ReceiptNumber>(), Err(NotANumber), "{text}");
        }
    }
}
