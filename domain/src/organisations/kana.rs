//! The reading of a name, by which Japanese lists are sorted and names are spoken on the telephone.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

/// A reading in full-width katakana, with full-width blanks between words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Kana(String);

impl Kana {
    /// Reads katakana of either width.
    ///
    /// # Errors
    /// `NotKana` when the text is empty or has other characters.
    pub fn parse(raw: &str) -> Result<Self, NotKana> {
        let wide: String = raw.nfkc().collect();
        let text = wide.split_whitespace().collect::<Vec<_>>().join("\u{3000}");
        let has_letter = text.chars().any(is_letter);
        if has_letter && text.chars().all(is_allowed) {
            Ok(Kana(text))
        } else {
            Err(NotKana)
        }
    }

    /// The reading as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_letter(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ')
}

/// Letters, the sign for a long vowel, the middle dot and blanks.
fn is_allowed(c: char) -> bool {
    is_letter(c) || matches!(c, 'ー' | '・' | '\u{3000}')
}

/// A text that is not a reading in katakana.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not katakana")]
pub struct NotKana;

impl FromStr for Kana {
    type Err = NotKana;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Kana::parse(text)
    }
}

impl TryFrom<String> for Kana {
    type Error = NotKana;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Kana::parse(&text)
    }
}

impl From<Kana> for String {
    fn from(kana: Kana) -> Self {
        kana.0
    }
}

impl fmt::Display for Kana {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_width_becomes_full_width() {
        for (raw, expected) in [
            (
                "ｶﾌﾞｼｷｶﾞｲｼｬ ｻｻﾞﾅﾐｶｲｹｲ",
                "カブシキガイシャ\u{3000}サザナミカイケイ",
            ),
            (" サザナミ \u{3000} ペイ ", "サザナミ\u{3000}ペイ"),
            ("ﾊﾟｰﾄﾅｰｽﾞ･ｳﾞｨｱ", "パートナーズ・ヴィア"),
            ("ハ\u{309a}イ", "パイ"),
        ] {
            assert_eq!(Kana::parse(raw).unwrap().as_str(), expected);
        }
    }

    // ASVS 2.2.1
    #[test]
    fn anything_else_is_refused() {
        for raw in [
            "",
            " ",
            "ー",
            "・",
            "さざなみ",
            "サザナミPay",
            "漣",
            "サザナミ1",
            "カ-ド",
            "ﾞ",
            "カ\nA",
        ] {
            assert_eq!(Kana::parse(raw), Err(NotKana), "{raw}");
        }
    }

    proptest! {
        #[test]
        fn reading_twice_changes_nothing(raw in "[ァ-ヺー・ ｦ-ﾟ　]{1,20}") {
            if let Ok(kana) = Kana::parse(&raw) {
                prop_assert_eq!(Kana::parse(kana.as_str()), Ok(kana));
            }
        }

        #[test]
        fn any_text_is_answered(raw in any::<String>()) {
            let _ = Kana::parse(&raw);
        }
    }
}
