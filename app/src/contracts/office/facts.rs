//! The facts of a contract beside its text.

use crate::components::{KeyValue, KeyValues};
use crate::contracts::words::scopes;
use crate::page::Page;
use crate::words::{date, family};
use leptos::prelude::*;
use services::contracts::Contract;

/// The facts of the contract, with the ways to board and case.
pub fn facts(page: &Page, contract: &Contract) -> AnyView {
    let t = page.locale;
    let day = |day| date(page.language(), day);
    let dash = || say!(t, common.dash);
    let effective = contract.agreed.as_ref().map(|agreed| agreed.effective_from);
    let verified = if contract.registration_verified {
        say!(t, contracts.registration_done)
    } else {
        say!(t, contracts.registration_open)
    };
    let rows = vec![
        KeyValue::new(
            say!(t, contracts.number),
            contract.number.clone().unwrap_or_else(dash),
        ),
        KeyValue::new(say!(t, contracts.service), contract.service_name.clone()),
        KeyValue::new(say!(t, contracts.family), family(t, contract.family)),
        KeyValue::new(say!(t, contracts.scopes), scopes(t, &contract.scopes)),
        KeyValue::new(
            say!(t, contracts.effective),
            effective.map_or_else(dash, day),
        ),
        KeyValue::new(
            say!(t, contracts.signed_on),
            contract.signed_on.map_or_else(dash, day),
        ),
        KeyValue::new(say!(t, contracts.registration), verified),
    ];
    let (id, application) = (contract.id, contract.application);
    view! {
        <section class="section">
            <header class="section-head"><h2>{say!(t, contracts.facts)}</h2></header>
            <KeyValues rows />
            <p class="contract-links">
                <a href=format!("/contracts/{id}/draft")>{say!(t, drafts.see)}</a>
                <a href=format!("/contracts/{id}/consents")>{say!(t, contracts.board)}</a>
                <a href=format!("/cases/{application}")>{say!(t, contracts.application)}</a>
            </p>
        </section>
    }
    .into_any()
}
