//! The three terms that the law wants published: in full, and as links beside the form that agrees to them.

use super::headings::{binding_note, heading};
use crate::i18n::*;
use domain::templates::Headings;
use domain::wording::Term;
use leptos::prelude::*;
use services::contracts::Contract;

/// Every term in full; the wording is Japanese whatever the reader's language, and its headings are explained.
pub fn list(t: Locale, (terms, headings): (&[Term], &Headings), class: &'static str) -> AnyView {
    let items: Vec<_> = terms.iter().map(|term| one(term, headings)).collect();
    view! { {binding_note(t, headings)} <ol class=class>{items}</ol> }.into_any()
}

fn one(term: &Term, headings: &Headings) -> impl IntoView + use<> {
    let lines: Vec<_> = term
        .text
        .lines()
        .map(|line| view! { <p class=is_item(line).then_some("item")>{line.to_owned()}</p> })
        .collect();
    view! {
        <li id=format!("term-{}", term.number)>
            <span class="no">{term.number.to_string()}</span>
            <div>
                <h3>{heading(headings, &term.heading)}</h3>
                <div lang="ja" class="clause-text">{lines}</div>
            </div>
        </li>
    }
}

/// Whether the line is one of a list, which begins with its number in brackets.
fn is_item(line: &str) -> bool {
    line.starts_with(['(', '（'])
}

/// The terms of a contract in a section of their own, once it is drawn up.
pub fn section(t: Locale, contract: &Contract) -> Option<AnyView> {
    (!contract.terms.is_empty()).then(|| {
        let list = list(t, (&contract.terms, &contract.headings), "numbered small");
        view! {
            <section class="section section-gap">
                <header class="section-head"><h2>{title(t, contract)}</h2></header>
                {list}
            </section>
        }
        .into_any()
    })
}

/// The headings alone, each leading to its text.
pub fn links(t: Locale, contract: &Contract) -> Option<AnyView> {
    let link = |term: &Term| {
        let href = format!("#term-{}", term.number);
        view! {
            <li class="lined">
                <span class="no">{term.number.to_string()}</span>
                <div><h3><a href=href>{heading(&contract.headings, &term.heading)}</a></h3></div>
            </li>
        }
    };
    (!contract.terms.is_empty()).then(|| {
        let items: Vec<_> = contract.terms.iter().map(link).collect();
        view! {
            <section class="section section-gap">
                <header class="section-head"><h2>{title(t, contract)}</h2></header>
                <ol class="numbered small">{items}</ol>
            </section>
        }
        .into_any()
    })
}

fn title(t: Locale, contract: &Contract) -> String {
    if contract.state.is_signed() {
        say!(t, contracts.terms_published)
    } else {
        say!(t, contracts.terms)
    }
}
