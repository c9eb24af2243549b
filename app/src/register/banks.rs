//! The labour banks for everybody: which agents each is covered for, where it published, and its consent to the policy.

use super::form::REGISTER;
use super::list::standing;
use super::record::published_link;
use crate::answer::Answer;
use crate::components::{Breadcrumb, Crumb, Glyph, KeyValue, KeyValues, Status};
use crate::contracts::words::{bank_name, bank_prefectures};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::{date, family};
use axum::extract::Path;
use domain::banks::Bank;
use domain::publications::Published;
use leptos::prelude::*;
use services::register::{BankRecord, Entry, ListedBank, Standing};

/// Every bank.
pub async fn banks_page(page: Page) -> Answer {
    let banks = services::register::banks(&page.op).await?;
    let title = say!(page.locale, register.banks_title);
    page.show(Frame::Public, &title, || list(&page, &banks))
}

/// One bank.
pub async fn bank_page(page: Page, Path(code): Path<String>) -> Answer {
    let record = services::register::bank(&page.op, &code).await?;
    let title = bank_name(page.locale, &record.bank);
    page.show(Frame::Public, &title, || body(&page, &record))
}

fn list(page: &Page, banks: &[ListedBank]) -> impl IntoView + use<> {
    let t = page.locale;
    let row = |one: &ListedBank| {
        let href = format!("/banks/{}", one.bank.code);
        let prefectures = bank_prefectures(t, &one.bank);
        let label = say!(t, register.bank_usable);
        view! {
            <tr>
                <th scope="row" class="c-title"><a href=href>{bank_name(t, &one.bank)}</a></th>
                <td class="c-aside nowrap">{one.bank.code.to_string()}</td>
                <td class="c-below">{prefectures}</td>
                <td class="c-below num" data-label=label>{one.agents.to_string()}</td>
            </tr>
        }
    };
    let rows: Vec<_> = banks.iter().map(row).collect();
    let above = vec![Crumb::new(say!(t, register.title), REGISTER)];
    let title = say!(t, register.banks_title);
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        <header class="page-head">
            <h1>{title.clone()}</h1>
            <p>{say!(t, register.banks_lead)}</p>
        </header>
        <table class="table cards">
            <caption class="vh">{title}</caption>
            <thead>
                <tr>
                    <th scope="col">{say!(t, register.bank)}</th>
                    <th scope="col">{say!(t, register.bank_code)}</th>
                    <th scope="col">{say!(t, register.prefectures)}</th>
                    <th scope="col" class="num">{say!(t, register.bank_usable)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn body(page: &Page, record: &BankRecord) -> impl IntoView + use<> {
    let t = page.locale;
    let name = bank_name(t, &record.bank);
    let above = vec![
        Crumb::new(say!(t, register.title), REGISTER),
        Crumb::new(say!(t, register.banks_title), "/banks"),
    ];
    let gone = (!record.is_active).then(|| {
        let text = say!(t, register.bank_gone);
        view! { <p class="callout">{text}</p> }
    });
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=name.clone() />
        <header class="page-head"><h1>{name}</h1></header>
        {gone}
        <KeyValues rows=facts(page, record) />
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, register.bank_agents)}</h2></header>
            {agents(t, record)}
        </section>
    }
}

fn facts(page: &Page, record: &BankRecord) -> Vec<KeyValue> {
    let t = page.locale;
    let prefectures = bank_prefectures(t, &record.bank);
    let consent = match (record.consented_on, record.policy_version) {
        (Some(day), Some(version)) => {
            let day = date(page.language(), day);
            say!(t, register.bank_consented, day, version)
        }
        _ => say!(t, register.bank_not_consented),
    };
    vec![
        KeyValue::new(say!(t, register.bank_code), record.bank.code.to_string()),
        KeyValue::new(say!(t, register.prefectures), prefectures),
        KeyValue::new(
            say!(t, register.bank_policy),
            view! { {consent} " " <a href="/policy">{say!(t, common.footer_policy)}</a> },
        ),
    ]
}

fn agents(t: Locale, record: &BankRecord) -> AnyView {
    if record.agents.is_empty() {
        return view! { <p class="section-text">{say!(t, register.bank_empty)}</p> }.into_any();
    }
    let heads = [
        say!(t, register.organisation),
        say!(t, register.service),
        say!(t, register.family),
        say!(t, register.effective),
        say!(t, register.state),
        say!(t, register.by_bank),
    ];
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect();
    let name = bank_name(t, &record.bank);
    let rows: Vec<_> = record
        .agents
        .iter()
        .map(|(entry, published)| row(t, (entry, &record.bank), (published.as_ref(), &name)))
        .collect();
    view! {
        <table class="table cards section-text">
            <caption class="vh">{say!(t, register.bank_agents)}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(
    t: Locale,
    (entry, at): (&Entry, &Bank),
    (published, bank): (Option<&Published>, &str),
) -> AnyView {
    let (glyph, text) = match (entry.standing, entry.suspended.get(&at.code)) {
        (Standing::Suspended, _) | (_, None) => standing(t, entry.standing),
        (_, Some(day)) => {
            let day = day.to_string();
            (Glyph::Caution, say!(t, register.suspended_since, day))
        }
    };
    let address = format!("{REGISTER}/{}", entry.number);
    let day = entry
        .effective_from
        .map(|day| day.to_string())
        .unwrap_or_default();
    let label = say!(t, register.by_bank);
    let by_bank = match published {
        Some(published) => published_link(t, published, bank),
        None => {
            let text = say!(t, register.in_preparation);
            view! { <span class="sub">{text}</span> }.into_any()
        }
    };
    let effective = say!(t, register.effective);
    view! {
        <tr>
            <th scope="row" class="c-title"><a href=address lang="ja">{entry.organisation_name.clone()}</a></th>
            <td class="c-second" lang="ja">{entry.service_name.clone()}</td>
            <td class="c-person">{family(t, entry.family)}</td>
            <td class="c-below nowrap" data-label=effective>{day}</td>
            <td class="c-status nowrap"><Status glyph text /></td>
            <td class="c-below nowrap" data-label=label>{by_bank}</td>
        </tr>
    }
    .into_any()
}
