//! Numbers people quote on the telephone: `D2026-0031` for a draft, `R2026-0123` once received, `K2026-0007` for a
//! contract and `K2026-0007-2` for what it reads after its first amendment.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A text that is not such a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number of this kind")]
pub struct NotANumber;

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident $letter:literal $rest:ident),*) => {$(
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
                    Some((year, serial))
                        if year.len() == 4 && digits(year, 4) && digits($rest(serial), 4) =>
                    {
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
    ReceiptNumber "R" whole,
    /// 下書き番号: given when a draft is begun.
    DraftNumber "D" whole,
    /// 契約番号: given at conclusion. An amendment keeps it and counts on: `-2`, `-3` and so forth.
    ContractNumber "K" without_edition
}

/// Nothing follows the serial number.
fn whole(serial: &str) -> &str {
    serial
}

/// The serial number before the count of amendments, which begins with the second edition.
fn without_edition(rest: &str) -> &str {
    let is_edition = |text: &str| {
        text.starts_with(|first: char| ('1'..='9').contains(&first))
            && text.parse::<u32>().is_ok_and(|edition| edition > 1)
    };
    match rest.split_once('-') {
        Some((serial, edition)) if is_edition(edition) => serial,
        _ => rest,
    }
}

impl ContractNumber {
    /// Which edition of the contract it numbers, from 1.
    pub fn edition(&self) -> u32 {
        let edition = self.0.splitn(3, '-').nth(2);
        edition.and_then(|text| text.parse().ok()).unwrap_or(1)
    }

    /// The number that the contract has after its next amendment.
    pub fn amended(&self) -> Self {
        let edition = self.edition();
        let own = format!("-{edition}");
        let base = match edition {
            1 => self.as_str(),
            _ => self.0.strip_suffix(&own).unwrap_or(&self.0),
        };
        ContractNumber(format!("{base}-{}", edition.saturating_add(1)))
    }
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
    fn an_amendment_counts_on() {
        let first = ContractNumber::new(2026, 7);
        let second = first.amended();
        assert_eq!((second.as_str(), second.edition()), ("K2026-0007-2", 2));
        assert_eq!(second.amended().as_str(), "K2026-0007-3");
        assert_eq!("K2026-0007-2".parse(), Ok(second));
        let tenth: ContractNumber = "K2026-12345-10".parse().unwrap();
        assert_eq!(tenth.amended().as_str(), "K2026-12345-11");
        for text in [
            "K2026-0007-1",
            "K2026-0007-02",
            "K2026-0007-",
            "K2026-0007-2-2",
            "K2026-0007-+2",
        ] {
            assert_eq!(text.parse::<ContractNumber>(), Err(NotANumber), "{text}");
        }
        assert_eq!("R2026-0123-2".parse::<ReceiptNumber>(), Err(NotANumber));
    }

    #[test]
    fn other_texts_are_not_numbers() {
        for text in ["", "R", "D2026-0001", "R2026-1", "R26-0001", "R2026-00x1"] {
            assert_eq!(text.parse::<ReceiptNumber>(), Err(NotANumber), "{text}");
        }
    }
}
