//! The items of a version, in Japanese and in English under the same numbers.

use crate::accounts::Language;
use crate::forms::{FieldErrors, required_prose, required_text};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The item in which the banks consent that the Federation concludes.
pub const CONSENT_ITEM: u32 = 2;
/// The characters of a heading, at most.
const TITLE_MAX: usize = 100;
/// The characters of a text, at most.
const BODY_MAX: usize = 2_000;

/// One item of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyItem {
    /// Its number, from 1.
    pub number: u32,
    /// Its heading.
    pub title: String,
    /// Its text.
    pub body: String,
}

/// The items in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Items {
    /// In Japanese, in their order.
    pub ja: Vec<PolicyItem>,
    /// In English, in their order.
    pub en: Vec<PolicyItem>,
}

/// What is typed for one item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemForm {
    /// The heading in Japanese.
    pub title_ja: String,
    /// The text in Japanese.
    pub body_ja: String,
    /// The heading in English.
    pub title_en: String,
    /// The text in English.
    pub body_en: String,
    /// The version of the draft that was shown.
    pub version: i64,
}

impl Items {
    /// The items in a language.
    pub fn of(&self, language: Language) -> &[PolicyItem] {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        }
    }

    /// One item in a language.
    pub fn item(&self, language: Language, number: u32) -> Option<&PolicyItem> {
        self.of(language).iter().find(|item| item.number == number)
    }

    /// Whether an item reads the same in both languages, to the letter.
    pub fn reads_alike(&self, other: &Items, number: u32) -> bool {
        [Language::Ja, Language::En]
            .into_iter()
            .all(|language| self.item(language, number) == other.item(language, number))
    }

    /// The numbers of the items that read otherwise than before in either language, or are new or gone.
    pub fn changed_since(&self, before: &Items) -> Vec<u32> {
        let items = [&self.ja, &self.en, &before.ja, &before.en];
        let all: BTreeSet<u32> = items
            .into_iter()
            .flatten()
            .map(|item| item.number)
            .collect();
        let differs = |number: &u32| !self.reads_alike(before, *number);
        all.into_iter().filter(differs).collect()
    }

    /// Writes an item anew.
    ///
    /// # Errors
    /// The problems of the form; [`Refusal::NotFound`] where there is no such item.
    pub fn change(&mut self, number: u32, form: &ItemForm) -> Result<(), Refusal> {
        let mut errors = FieldErrors::default();
        let mut title = |field, raw| required_text(&mut errors, field, raw, TITLE_MAX);
        let titles = [
            title("title_ja", &form.title_ja),
            title("title_en", &form.title_en),
        ];
        let mut body = |field, raw| required_prose(&mut errors, field, raw, BODY_MAX);
        let bodies = [
            body("body_ja", &form.body_ja),
            body("body_en", &form.body_en),
        ];
        let texts = errors.into_result(titles.into_iter().zip(bodies))?;
        for (items, (title, body)) in [&mut self.ja, &mut self.en].into_iter().zip(texts) {
            let item = items.iter_mut().find(|item| item.number == number);
            let item = item.ok_or(Refusal::NotFound)?;
            (item.title, item.body) = (title, body);
        }
        Ok(())
    }
}

impl ItemForm {
    /// The item as somebody would have typed it.
    pub fn of(items: &Items, number: u32) -> Option<Self> {
        let ja = items.item(Language::Ja, number)?;
        let en = items.item(Language::En, number)?;
        Some(ItemForm {
            title_ja: ja.title.clone(),
            body_ja: ja.body.clone(),
            title_en: en.title.clone(),
            body_en: en.body.clone(),
            version: 0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Items {
        let of = |word: &str| {
            (1..=7)
                .map(|number| PolicyItem {
                    number,
                    title: format!("{word} {number}"),
                    body: word.to_owned(),
                })
                .collect()
        };
        Items {
            ja: of("項目"),
            en: of("Item"),
        }
    }

    #[test]
    fn an_item_changes_in_both_languages_and_no_other_does() {
        let (before, mut after) = (items(), items());
        let form = ItemForm {
            body_en: "Another text.".into(),
            ..ItemForm::of(&before, 4).unwrap()
        };
        after.change(4, &form).unwrap();
        assert_eq!(after.changed_since(&before), [4]);
        assert!(before.changed_since(&before).is_empty());
        let shorter = Items {
            ja: before.ja[..6].to_vec(),
            en: before.en[..6].to_vec(),
        };
        assert_eq!(after.changed_since(&shorter), [4, 7]);
        assert_eq!(shorter.changed_since(&after), [4, 7]);
        assert_eq!(after.change(8, &form), Err(Refusal::NotFound));
    }

    #[test]
    fn an_item_without_words_in_one_language_is_refused_and_nothing_changes() {
        let mut items = items();
        let form = ItemForm {
            title_ja: " ".into(),
            body_en: String::new(),
            ..ItemForm::of(&items, 1).unwrap()
        };
        let Err(Refusal::Invalid { fields }) = items.change(1, &form) else {
            panic!()
        };
        let names: Vec<&str> = fields.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["title_ja", "body_en"]);
        assert_eq!(items, super::tests::items());
    }
}
