//! The articles of a contract by number and heading. The contract is Japanese; readers of English are told beside each
//! heading what it means.

use crate::i18n::*;
use domain::templates::Headings;
use leptos::prelude::*;

/// 第5条（利用料）, with its meaning where there is one.
pub fn article_name(t: Locale, headings: &Headings, (number, heading): (usize, String)) -> AnyView {
    match headings.english(&heading) {
        Some(english) => {
            let english = say!(t, drafts.article, number, heading = english.to_owned());
            view! { {english} " " <span class="also" lang="ja">{heading}</span> }.into_any()
        }
        None => {
            view! { <span lang="ja">{say!(t, drafts.article, number, heading)}</span> }.into_any()
        }
    }
}

/// The same where nothing but text has room.
pub fn article_words(t: Locale, headings: &Headings, (number, heading): (usize, String)) -> String {
    let heading = heading_words(t, headings, &heading);
    say!(t, drafts.article, number, heading)
}

/// A heading in the reader's language, as far as there is one.
pub fn heading_words(t: Locale, headings: &Headings, japanese: &str) -> String {
    let english = headings.english(japanese).filter(|_| t == Locale::en);
    english.unwrap_or(japanese).to_owned()
}

/// A heading without its number.
pub fn heading(headings: &Headings, heading: &str) -> AnyView {
    let japanese = heading.to_owned();
    match headings.english(heading) {
        Some(english) => {
            let english = english.to_owned();
            view! { {english} " " <span class="also" lang="ja">{japanese}</span> }.into_any()
        }
        None => view! { <span lang="ja">{japanese}</span> }.into_any(),
    }
}

/// That the Japanese text binds, where something is told in English beside it.
pub fn binding_note(t: Locale, headings: &Headings) -> Option<AnyView> {
    (!headings.is_empty())
        .then(|| view! { <p class="note">{say!(t, drafts.binding_note)}</p> }.into_any())
}
