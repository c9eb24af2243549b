//! The filters above the queue: links, so that they work without scripts and can be sent to a colleague.

use super::address::href;
use crate::components::{FilterChip, FilterChips};
use crate::i18n::*;
use crate::review::words;
use crate::words::family;
use domain::contracts::{ContractState, Standing};
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

/// Value and words of what can be chosen.
type Options = Vec<(String, String)>;

/// The chips.
pub fn filters(
    t: Locale,
    query: &QueueQuery,
    officers: &[(PersonId, String)],
) -> impl IntoView + use<> {
    let with = |change: &dyn Fn(&mut QueueQuery)| {
        let mut other = query.clone();
        other.page = 0;
        change(&mut other);
        other
    };
    let officers = officers
        .iter()
        .map(|(id, name)| (id.to_string(), name.clone()))
        .collect();
    let mut chips = vec![
        chip(
            t,
            (say!(t, review.key_family), families(t)),
            (&query.family, |value| {
                with(&|q| q.family.clone_from(&value))
            }),
        ),
        chip(
            t,
            (say!(t, review.key_state), states(t)),
            (&query.state, |value| with(&|q| q.state.clone_from(&value))),
        ),
        chip(
            t,
            (say!(t, review.key_officer), officers),
            (&query.officer, |value| {
                with(&|q| q.officer.clone_from(&value))
            }),
        ),
    ];
    let text = query.text.trim();
    if !text.is_empty() {
        let key = say!(t, review.key_text);
        chips.push(set(t, (key, text.to_owned()), &with(&|q| q.text.clear())));
    }
    let clear = clear(t, query);
    view! { <FilterChips chips clear /> }
}

/// The way back to the whole view, where something is filtered.
fn clear(t: Locale, query: &QueueQuery) -> Option<(String, String)> {
    let filtered = [&query.family, &query.state, &query.officer, &query.text]
        .iter()
        .any(|value| !value.trim().is_empty());
    let all = QueueQuery {
        view: query.view,
        ..QueueQuery::default()
    };
    filtered.then(|| (say!(t, review.clear), href("/queue", &all)))
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
        value: say!(t, review.all),
        options,
    }
}

fn set(t: Locale, (key, value): (String, String), without: &QueueQuery) -> FilterChip {
    FilterChip::Set {
        key,
        value,
        href: href("/queue", without),
        remove: say!(t, review.remove),
    }
}

fn families(t: Locale) -> Options {
    ScopeFamily::ALL
        .map(|one| (one.code().to_owned(), family(t, one)))
        .to_vec()
}

fn states(t: Locale) -> Options {
    let of_application = STATES.map(|code| (code.to_owned(), words::state(t, code, None).1));
    let answered = Standing::ANSWERED.into_iter();
    let states = ContractState::ALL.into_iter().map(Standing::In);
    let of_contract = states.chain(answered).map(|one| {
        (
            one.code().to_owned(),
            words::state(t, "approved", Some(one)).1,
        )
    });
    of_application.into_iter().chain(of_contract).collect()
}
