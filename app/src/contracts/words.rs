//! Words for states, scopes and banks that the pages of boards, contracts and the register share.

use crate::components::{DateValue, DateWords, Glyph};
use crate::i18n::*;
use chrono::{Datelike, NaiveDate};
use domain::banks::{Bank, short_name};
use domain::contracts::ContractState;

/// Shape and word of a state, as the Federation says it.
pub fn state(t: Locale, state: ContractState) -> (Glyph, String) {
    match state {
        ContractState::AwaitingConsents => (
            Glyph::Wait,
            td_string!(t, contracts.awaiting_consents).to_string(),
        ),
        ContractState::AwaitingAgentSignature => (
            Glyph::Wait,
            td_string!(t, contracts.awaiting_agent).to_string(),
        ),
        ContractState::AwaitingFederationSignature => (
            Glyph::Act,
            td_string!(t, contracts.awaiting_federation).to_string(),
        ),
        ContractState::Concluded => (Glyph::Done, td_string!(t, contracts.concluded).to_string()),
    }
}

/// The same as the agent is told.
pub fn state_outside(t: Locale, of: ContractState) -> (Glyph, String) {
    match of {
        ContractState::AwaitingAgentSignature => (
            Glyph::Act,
            td_string!(t, contracts.awaiting_you).to_string(),
        ),
        ContractState::AwaitingFederationSignature => (
            Glyph::Wait,
            td_string!(t, contracts.awaiting_federation_outside).to_string(),
        ),
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
        "accounts" => td_string!(t, contracts.scope_accounts).to_string(),
        "balances" => td_string!(t, contracts.scope_balances).to_string(),
        "transactions" => td_string!(t, contracts.scope_transactions).to_string(),
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

/// How many banks a contract covers.
pub fn covered(t: Locale, consented: u32, banks: u32) -> String {
    if consented == banks {
        td_string!(t, contracts.covered_all, banks).to_string()
    } else {
        td_string!(t, contracts.covered, banks, consented).to_string()
    }
}

/// 年, 月, 日.
pub fn date_words(t: Locale) -> DateWords {
    DateWords {
        year: td_string!(t, contracts.year).to_string(),
        month: td_string!(t, contracts.month).to_string(),
        day: td_string!(t, contracts.day).to_string(),
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
