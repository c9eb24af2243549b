//! The names of the 47 prefectures in English, for readers who do not read the Japanese ones.

use crate::accounts::Language;

/// By Japanese name, from north to south.
const ENGLISH: [(&str, &str); 47] = [
    ("北海道", "Hokkaido"),
    ("青森県", "Aomori"),
    ("岩手県", "Iwate"),
    ("宮城県", "Miyagi"),
    ("秋田県", "Akita"),
    ("山形県", "Yamagata"),
    ("福島県", "Fukushima"),
    ("茨城県", "Ibaraki"),
    ("栃木県", "Tochigi"),
    ("群馬県", "Gunma"),
    ("埼玉県", "Saitama"),
    ("千葉県", "Chiba"),
    ("東京都", "Tokyo"),
    ("神奈川県", "Kanagawa"),
    ("新潟県", "Niigata"),
    ("富山県", "Toyama"),
    ("石川県", "Ishikawa"),
    ("福井県", "Fukui"),
    ("山梨県", "Yamanashi"),
    ("長野県", "Nagano"),
    ("岐阜県", "Gifu"),
    ("静岡県", "Shizuoka"),
    ("愛知県", "Aichi"),
    ("三重県", "Mie"),
    ("滋賀県", "Shiga"),
    ("京都府", "Kyoto"),
    ("大阪府", "Osaka"),
    ("兵庫県", "Hyogo"),
    ("奈良県", "Nara"),
    ("和歌山県", "Wakayama"),
    ("鳥取県", "Tottori"),
    ("島根県", "Shimane"),
    ("岡山県", "Okayama"),
    ("広島県", "Hiroshima"),
    ("山口県", "Yamaguchi"),
    ("徳島県", "Tokushima"),
    ("香川県", "Kagawa"),
    ("愛媛県", "Ehime"),
    ("高知県", "Kochi"),
    ("福岡県", "Fukuoka"),
    ("佐賀県", "Saga"),
    ("長崎県", "Nagasaki"),
    ("熊本県", "Kumamoto"),
    ("大分県", "Oita"),
    ("宮崎県", "Miyazaki"),
    ("鹿児島県", "Kagoshima"),
    ("沖縄県", "Okinawa"),
];

/// The English name; nothing for what is no prefecture.
pub fn in_english(japanese: &str) -> Option<&'static str> {
    let found = ENGLISH.iter().find(|(name, _)| *name == japanese);
    found.map(|(_, english)| *english)
}

/// Several of them as one text; a name that is not known stays as it is.
pub fn listed(names: &[String], language: Language) -> String {
    match language {
        Language::Ja => names.join("・"),
        Language::En => {
            let english = |name: &String| in_english(name).unwrap_or(name).to_owned();
            names.iter().map(english).collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_prefecture_is_there_once() {
        let japanese: BTreeSet<&str> = ENGLISH.iter().map(|(name, _)| *name).collect();
        let english: BTreeSet<&str> = ENGLISH.iter().map(|(_, name)| *name).collect();
        assert_eq!((japanese.len(), english.len()), (47, 47));
        let ends = |name: &&str| name.ends_with(['都', '道', '府', '県']);
        assert!(japanese.iter().all(ends));
        assert!(english.iter().all(|name| name.is_ascii()));
    }

    #[test]
    fn a_list_is_read_in_either_language() {
        let names = ["京都府".to_owned(), "大阪府".to_owned(), "関西".to_owned()];
        assert_eq!(listed(&names, Language::Ja), "京都府・大阪府・関西");
        assert_eq!(listed(&names, Language::En), "Kyoto, Osaka, 関西");
    }
}
