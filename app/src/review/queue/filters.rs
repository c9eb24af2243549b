//! The filters above the queue: links, so that they work without scripts and can be sent to a colleague.

use super::address::href;
use crate::components::{FilterChip, FilterChips};
use crate::i18n::*;
use crate::review::words;
use crate::words::family;
use domain::contracts::ContractState;
use domain::ids::PersonId;
use domain::intake::ScopeFamily;
use leptos::prelude::*;
use services::review::QueueQuery;

/// The states of applications that are filtered by; those after approval are the contract's.
const STATES: [&str; 6] = [
    "submitted",
    "in_review",
    "returned",
    "proposed",
    "declined",
    "withdrawn",
];
const CONTRACT_STATES: [ContractState; 4] = [
    ContractState::AwaitingConsents,
    ContractState::AwaitingAgentSignature,
    ContractState::AwaitingFederationSignature,
    ContractState::Concluded,
];

/// Value and words of what can be chosen.
type Options = Vec<(String, String)>;

/// The chips.
pub fn filters(
    t: Locale,
    query: &QueueQuery,
    officers: &[(PersonId, String)],
) -> impl IntoView + use<> {
    let officers = officers
        .iter()
        .map(|(id, name)| (id.to_string(), name.clone()))
        .collect();
    let mut chips = vec![
        chip(
            t,
            (td_string!(t, review.key_family).to_string(), families(t)),
            (&query.family, |value| QueueQuery {
                family: value,
                page: 0,
                ..query.clone()
            }),
        ),
        chip(
            t,
            (td_string!(t, review.key_state).to_string(), states(t)),
            (&query.state, |value| QueueQuery {
                state: value,
                page: 0,
                ..query.clone()
            }),
        ),
        chip(
            t,
            (td_string!(t, review.key_officer).to_string(), officers),
            (&query.officer, |value| QueueQuery {
                officer: value,
                page: 0,
                ..query.clone()
            }),
        ),
    ];
    let text = query.text.trim();
    if !text.is_empty() {
        let without = QueueQuery {
            text: String::new(),
            page: 0,
            ..query.clone()
        };
        let key = td_string!(t, review.key_text).to_string();
        chips.push(set(t, (key, text.to_owned()), &without));
    }
    let filtered = [&query.family, &query.state, &query.officer, &query.text]
        .iter()
        .any(|value| !value.trim().is_empty());
    let clear = filtered.then(|| {
        let all = QueueQuery {
            view: query.view,
            ..QueueQuery::default()
        };
        (
            td_string!(t, review.clear).to_string(),
            href("/queue", &all),
        )
    });
    view! { <FilterChips chips clear /> }
}

/// Set to the chosen value, or open with what can be chosen.
fn chip(
    t: Locale,
    (key, options): (String, Options),
    (chosen, with): (&str, impl Fn(String) -> QueueQuery),
) -> FilterChip {
    if !chosen.is_empty() {
        let words = options.into_iter().find(|(value, _)| value == chosen);
        let value = words.map_or_else(|| chosen.to_owned(), |(_, words)| words);
        return set(t, (key, value), &with(String::new()));
    }
    let options = options
        .into_iter()
        .map(|(value, words)| (words, href("/queue", &with(value))))
        .collect();
    FilterChip::Open {
        key,
        value: td_string!(t, review.all).to_string(),
        options,
    }
}

fn set(t: Locale, (key, value): (String, String), without: &QueueQuery) -> FilterChip {
    FilterChip::Set {
        key,
        value,
        href: href("/queue", without),
        remove: td_string!(t, review.remove).to_string(),
    }
}

fn families(t: Locale) -> Options {
    ScopeFamily::ALL
        .map(|one| (one.code().to_owned(), family(t, one)))
        .to_vec()
}

fn states(t: Locale) -> Options {
    let of_application = STATES.map(|code| (code.to_owned(), words::state(t, code, None).1));
    let of_contract =
        CONTRACT_STATES.map(|one| (one.code().to_owned(), words::contract_state(t, one).1));
    of_application.into_iter().chain(of_contract).collect()
}
