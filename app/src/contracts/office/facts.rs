//! The facts of a contract beside its text.

use crate::components::{KeyValue, KeyValues};
use crate::contracts::words::scopes;
use crate::i18n::*;
use crate::page::Page;
use crate::words::{date, family};
use leptos::prelude::*;
use services::contracts::Contract;

/// The facts of the contract, with the ways to board and case.
pub fn facts(page: &Page, contract: &Contract) -> AnyView {
    let t = page.locale;
    let day = |day| date(page.language(), day);
    let dash = || td_string!(t, common.dash).to_string();
    let effective = contract.agreed.as_ref().map(|agreed| agreed.effective_from);
    let verified = if contract.registration_verified {
        td_string!(t, contracts.registration_done).to_string()
    } else {
        td_string!(t, contracts.registration_open).to_string()
    };
    let rows = vec![
        KeyValue::new(
            td_string!(t, contracts.number).to_string(),
            contract.number.clone().unwrap_or_else(dash),
        ),
        KeyValue::new(
            td_string!(t, contracts.service).to_string(),
            contract.service_name.clone(),
        ),
        KeyValue::new(
            td_string!(t, contracts.family).to_string(),
            family(t, contract.family),
        ),
        KeyValue::new(
            td_string!(t, contracts.scopes).to_string(),
            scopes(t, &contract.scopes),
        ),
        KeyValue::new(
            td_string!(t, contracts.effective).to_string(),
            effective.map_or_else(dash, day),
        ),
        KeyValue::new(
            td_string!(t, contracts.signed_on).to_string(),
            contract.signed_on.map_or_else(dash, day),
        ),
        KeyValue::new(td_string!(t, contracts.registration).to_string(), verified),
    ];
    let (id, application) = (contract.id, contract.application);
    view! {
        <section class="section">
            <header class="section-head"><h2>{td_string!(t, contracts.facts).to_string()}</h2></header>
            <KeyValues rows />
            <p class="contract-links">
                <a href=format!("/contracts/{id}/consents")>{td_string!(t, contracts.board).to_string()}</a>
                <a href=format!("/cases/{application}")>{td_string!(t, contracts.application).to_string()}</a>
            </p>
        </section>
    }
    .into_any()
}
