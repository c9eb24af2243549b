//! Words for states, scopes and banks that the pages of boards, contracts and the register share.

use crate::components::{DateValue, DateWords, Glyph};
use crate::i18n::*;
use chrono::{Datelike, NaiveDate};
use domain::accounts::Language;
use domain::banks::{Bank, short_name};
use domain::contracts::{ContractState, Standing};
use domain::prefectures::listed;

/// Shape and word of where a contract stands, as the Federation says it.
pub fn standing(t: Locale, standing: Standing) -> (Glyph, String) {
    match standing {
        Standing::In(of) => state(t, of),
        Standing::ToDrawUp => (Glyph::Act, say!(t, contracts.to_draw_up)),
        Standing::ToDrawUpAgain => (Glyph::Act, say!(t, contracts.to_draw_up_again)),
        Standing::NobodyConsents => (Glyph::Refused, say!(t, contracts.nobody_consents)),
    }
}

/// The same as the agent is told.
pub fn standing_outside(t: Locale, of: Standing) -> (Glyph, String) {
    match of {
        Standing::In(of) => state_outside(t, of),
        Standing::ToDrawUp | Standing::ToDrawUpAgain => (Glyph::Wait, standing(t, of).1),
        Standing::NobodyConsents => standing(t, of),
    }
}

/// Shape and word of everything in a state, whatever it waits for.
pub fn kept_by(t: Locale, of: ContractState) -> (Glyph, String) {
    match of {
        ContractState::AwaitingConsents => (Glyph::Wait, say!(t, contracts.before_text)),
        other => state(t, other),
    }
}

/// Shape and word of a state, as the Federation says it.
pub fn state(t: Locale, state: ContractState) -> (Glyph, String) {
    match state {
        ContractState::AwaitingConsents => (Glyph::Wait, say!(t, contracts.awaiting_consents)),
        ContractState::AwaitingAgentSignature => (Glyph::Wait, say!(t, contracts.awaiting_agent)),
        ContractState::AwaitingFederationSignature => {
            (Glyph::Act, say!(t, contracts.awaiting_federation))
        }
        ContractState::Concluded => (Glyph::Done, say!(t, contracts.concluded)),
        ContractState::Suspended => (Glyph::Caution, say!(t, contracts.suspended)),
        ContractState::Ended => (Glyph::Out, say!(t, contracts.ended)),
        ContractState::Abandoned => (Glyph::Out, say!(t, signing.abandoned)),
    }
}

/// The same as the agent is told.
pub fn state_outside(t: Locale, of: ContractState) -> (Glyph, String) {
    match of {
        ContractState::AwaitingAgentSignature => (Glyph::Act, say!(t, contracts.awaiting_you)),
        ContractState::AwaitingFederationSignature => {
            (Glyph::Wait, say!(t, contracts.awaiting_federation_outside))
        }
        other => state(t, other),
    }
}

/// The scopes in words.
pub fn scopes(t: Locale, codes: &[String]) -> String {
    let words: Vec<String> = codes.iter().map(|code| scope(t, code)).collect();
    words.join(match t {
        Locale::ja => "、",
        Locale::en => ", ",
    })
}

fn scope(t: Locale, code: &str) -> String {
    match code {
        "accounts" => say!(t, contracts.scope_accounts),
        "balances" => say!(t, contracts.scope_balances),
        "transactions" => say!(t, contracts.scope_transactions),
        other => other.to_owned(),
    }
}

/// The bank's name in the reader's language.
pub fn bank_name(t: Locale, bank: &Bank) -> String {
    match t {
        Locale::ja => bank.name.clone(),
        Locale::en => bank.name_en.clone(),
    }
}

/// The bank's name without what every bank's name ends with.
pub fn bank_short(t: Locale, bank: &Bank) -> String {
    match t {
        Locale::ja => short_name(&bank.name).to_owned(),
        Locale::en => bank.name_en.trim_end_matches(" Labour Bank").to_owned(),
    }
}

/// The prefectures that the bank serves, in the reader's language.
pub fn bank_prefectures(t: Locale, bank: &Bank) -> String {
    let language = match t {
        Locale::ja => Language::Ja,
        Locale::en => Language::En,
    };
    listed(&bank.prefectures, language)
}

/// How many banks a contract covers.
pub fn covered(t: Locale, consented: u32, banks: u32) -> String {
    if consented == banks {
        say!(t, contracts.covered_all, banks)
    } else {
        say!(t, contracts.covered, banks, consented)
    }
}

/// 年, 月, 日.
pub fn date_words(t: Locale) -> DateWords {
    DateWords {
        year: say!(t, contracts.year),
        month: say!(t, contracts.month),
        day: say!(t, contracts.day),
    }
}

/// The three parts of a typed date.
pub fn typed_date(year: &str, month: &str, day: &str) -> DateValue {
    DateValue {
        year: year.to_owned(),
        month: month.to_owned(),
        day: day.to_owned(),
    }
}

/// A day as somebody would have typed it.
pub fn parts(day: NaiveDate) -> [String; 3] {
    [
        day.year().to_string(),
        day.month().to_string(),
        day.day().to_string(),
    ]
}
