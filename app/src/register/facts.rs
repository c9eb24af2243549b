//! The facts of a record beside its text: the service, the days, the agent's own pages.

use super::record::published_link;
use crate::components::{KeyValue, KeyValues};
use crate::contracts::words::scopes;
use crate::i18n::*;
use crate::page::Page;
use crate::words::date;
use domain::calendar::wareki;
use domain::publications::Published;
use leptos::prelude::*;
use services::register::Record;

/// The list of facts.
pub(super) fn facts(page: &Page, record: &Record) -> impl IntoView + use<> {
    let t = page.locale;
    let entry = &record.entry;
    let mut rows = vec![
        KeyValue::new(say!(t, register.service), entry.service_name.clone()),
        KeyValue::new(say!(t, register.scopes), scopes(t, &entry.scopes)),
    ];
    rows.extend(days(page, record));
    rows.extend(editions(t, record));
    let chained = match record.chained_providers.trim() {
        "" => say!(t, register.none),
        names => names.to_owned(),
    };
    rows.push(KeyValue::new(say!(t, register.chained), chained));
    let complaints = Some(record.complaint_contact.clone()).filter(|whom| !whom.is_empty());
    rows.extend(complaints.map(|whom| KeyValue::new(say!(t, register.complaints), whom)));
    rows.extend(publications(t, record));
    rows.extend(links(t, record));
    rows.extend(record.verified_list_on.map(|day| {
        let day = date(page.language(), day);
        KeyValue::new(
            say!(t, register.verified),
            say!(t, register.verified_note, day),
        )
    }));
    view! { <KeyValues rows stacked=true /> }
}

/// The contract that it amends, and its own amendment.
fn editions(t: Locale, record: &Record) -> impl Iterator<Item = KeyValue> + use<> {
    [
        (
            say!(t, amendments.amends),
            record.entry.editions.amends.clone(),
        ),
        (
            say!(t, amendments.amended_by),
            record.entry.editions.amended_by.clone(),
        ),
    ]
    .into_iter()
    .filter_map(|(label, number)| {
        let number = number?;
        let href = format!("/register-of-agents/{number}");
        Some(KeyValue::new(label, view! { <a href=href>{number}</a> }))
    })
}

/// Where both parties published.
fn publications(t: Locale, record: &Record) -> impl Iterator<Item = KeyValue> + use<> {
    let federation = say!(t, publications.federation);
    let parties = [
        (
            federation,
            &record.by_federation,
            say!(t, register.by_federation),
        ),
        (
            record.entry.organisation_name.clone(),
            &record.by_agent,
            say!(t, register.by_agent),
        ),
    ];
    let row = |(name, published, label): (String, &Option<Published>, String)| {
        let link = published_link(t, published.as_ref()?, &name);
        Some(KeyValue::new(label, link))
    };
    let rows: Vec<_> = parties.into_iter().filter_map(row).collect();
    rows.into_iter()
}

/// The agent's own pages.
fn links(t: Locale, record: &Record) -> impl Iterator<Item = KeyValue> + use<> {
    let disclosure = Some(record.disclosure_url.clone());
    [
        (say!(t, register.disclosure), disclosure),
        (say!(t, register.website), record.website.clone()),
    ]
    .into_iter()
    .filter_map(|(label, address)| {
        let address = address.filter(|address| is_web(address))?;
        let link =
            view! { <a href=address.clone() rel="noopener nofollow">{breakable(&address)}</a> };
        Some(KeyValue::new(label, link))
    })
}

/// The days of the contract, with the era as documents write it.
fn days(page: &Page, record: &Record) -> Vec<KeyValue> {
    let t = page.locale;
    let day = |day| {
        let era =
            (t == Locale::ja).then(|| view! { <br /> <small class="sub">{wareki(day)}</small> });
        view! { {date(page.language(), day)} {era} }
    };
    let signed = record
        .entry
        .signed_on
        .map(|on| KeyValue::new(say!(t, register.contract_signed), day(on)));
    let effective = record
        .entry
        .effective_from
        .map(|on| KeyValue::new(say!(t, register.effective), day(on)));
    let readiness = record.readiness.clone().map(|wording| {
        KeyValue::new(
            say!(t, register.readiness),
            view! { <span lang="ja">{wording}</span> },
        )
    });
    [signed, effective, readiness]
        .into_iter()
        .flatten()
        .collect()
}

/// An address breaks after a slash and not within a word.
fn breakable(address: &str) -> Vec<AnyView> {
    address
        .split_inclusive('/')
        .map(|part| view! { {part.to_owned()} <wbr /> }.into_any())
        .collect()
}

/// The address was typed by the agent: nothing but a web page becomes a link.
fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}
