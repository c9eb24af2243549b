//! What a contract amends, and what amends it: both pages lead to each other and say which one holds when.

use crate::components::Banner;
use crate::page::Page;
use crate::words::date;
use domain::contracts::{ContractState, StepKind};
use leptos::prelude::*;
use services::contracts::{Contract, Link};

/// For the Federation.
pub fn office(page: &Page, contract: &Contract) -> AnyView {
    both(page, contract, |link| {
        format!("/contracts/{}", link.contract)
    })
}

/// For the agent.
pub fn agent(page: &Page, contract: &Contract) -> AnyView {
    both(page, contract, |link| {
        format!("/applications/{}/contract", link.application)
    })
}

fn both(page: &Page, contract: &Contract, address: fn(&Link) -> String) -> AnyView {
    let t = page.locale;
    let amends = contract.links.amends.as_ref().map(|link| {
        let number = link.number.clone().unwrap_or_default();
        let heading = say!(t, amendments.of, number = number.clone());
        let text = place(page, contract, number);
        banner(
            (heading, text),
            address(link),
            say!(t, amendments.see_amended),
        )
    });
    let amended_by = contract.links.amended_by.as_ref().and_then(|link| {
        let words = successor(page, contract, link)?;
        Some(banner(words, address(link), say!(t, amendments.see)))
    });
    view! { {amends} {amended_by} }.into_any()
}

fn banner((heading, text): (String, Option<String>), href: String, way: String) -> AnyView {
    view! {
        <Banner heading>
            {text.map(|text| view! { <p>{text}</p> })}
            <p><a href=href>{way}</a></p>
        </Banner>
    }
    .into_any()
}

/// How an amendment stands to what it amends; nothing where it came to nothing.
fn place(page: &Page, contract: &Contract, number: String) -> Option<String> {
    let t = page.locale;
    let from = contract.life.as_ref().map(|life| life.from);
    let day = from
        .map(|day| date(page.language(), day))
        .unwrap_or_default();
    match (contract.state, contract.links.waits()) {
        (ContractState::Abandoned, _) | (ContractState::Ended, true) => None,
        (ContractState::Concluded | ContractState::Suspended, true) => {
            Some(say!(t, amendments.from_then, day, number))
        }
        (_, true) => Some(say!(t, amendments.until_then, number)),
        (state, false) => state
            .is_signed()
            .then(|| say!(t, amendments.since_then, day, number)),
    }
}

/// How a contract stands to its amendment; nothing where that ended before it began.
fn successor(page: &Page, contract: &Contract, link: &Link) -> Option<(String, Option<String>)> {
    let t = page.locale;
    let from = link.effective_from;
    let day = from
        .map(|day| date(page.language(), day))
        .unwrap_or_default();
    let number = link.number.clone().unwrap_or_default();
    let steps = contract.life.iter().flat_map(|life| &life.steps);
    let mut replaced = steps.filter(|step| step.kind == StepKind::Replaced);
    match (contract.state, link.state) {
        (ContractState::Ended, _) => replaced.next().map(|_| {
            let text = say!(t, amendments.replaced_text, day, number);
            (say!(t, amendments.replaced), Some(text))
        }),
        (_, ContractState::Ended) => None,
        (_, state) if state.is_signed() => {
            let text = say!(t, amendments.ahead_text);
            Some((say!(t, amendments.ahead, day), Some(text)))
        }
        _ => {
            let text = say!(t, amendments.under_way_text);
            Some((say!(t, amendments.under_way), Some(text)))
        }
    }
}
