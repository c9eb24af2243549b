//! A bank's own page: what waits for it, who connects to it, and what it answered.

use super::live::live_table;
use super::to_publish::publish_table;
use super::words::answer;
use crate::answer::Answer as Reply;
use crate::components::Status;
use crate::contracts::words::{state, state_outside};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::{date, overdue};
use domain::calendar::business_date;
use domain::consents::Way;
use domain::contracts::ContractState;
use leptos::prelude::*;
use services::consents::of_bank::{BankCase, of_bank};
use services::publications::{Listed, waiting_of_bank};

/// The page.
pub async fn bank_page(page: Page) -> Reply {
    let cases = of_bank(&page.op).await?;
    let to_publish = waiting_of_bank(&page.op).await?;
    let versions = services::policy::standing::of_own_bank(&page.op).await?;
    let standing = crate::policy::standing::notice(&page, &versions);
    let bank = own_bank(&page);
    let title = say!(page.locale, consents.bank_title, bank);
    page.show(Frame::Agent, &title, || {
        body(&page, (&cases, &to_publish, standing), title.clone())
    })
}

/// The bank for which the reader acts.
pub fn own_bank(page: &Page) -> String {
    let identity = page.op.actor.identity();
    let hat = identity.and_then(|identity| identity.hat.as_ref());
    hat.map(|hat| in_words(page, &hat.name)).unwrap_or_default()
}

/// The bank as the reader's language names it.
fn in_words(page: &Page, name: &str) -> String {
    let known = page.site.banks.iter().find(|bank| bank.name == name);
    match known {
        Some(bank) if page.locale == Locale::en => bank.name_en.clone(),
        _ => name.to_owned(),
    }
}

fn body(
    page: &Page,
    (cases, to_publish, standing): (&[BankCase], &[Listed], AnyView),
    title: String,
) -> impl IntoView + use<> {
    let t = page.locale;
    let mut waiting: Vec<_> = cases.iter().filter(|case| case.waits()).collect();
    waiting.sort_by_key(|case| case.due_on);
    let live: Vec<_> = cases.iter().filter(|case| case.is_live()).collect();
    let is_answered = |case: &&BankCase| !case.waits() && case.consent.answer.given().is_some();
    let answered: Vec<_> = cases.iter().filter(is_answered).collect();
    let count = waiting.len();
    let unpublished = to_publish.len();
    let publish = publish_table(page, to_publish)
        .map(|table| part(say!(t, bank.publish), String::new(), Some(table)));
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            <p>{say!(t, bank.lead)}</p>
            {(count > 0).then(|| view! {
                <p class="strong">{say!(t, consents.bank_waiting, count)}</p>
            })}
            {(unpublished > 0).then(|| view! {
                <p class="strong">{say!(t, bank.publish_count, count = unpublished)}</p>
            })}
            {standing}
        </header>
        {part(say!(t, bank.waiting), say!(t, bank.waiting_none), waiting_table(page, &waiting))}
        {publish}
        {part(say!(t, bank.live), say!(t, bank.live_none), live_table(page, &live))}
        {part(say!(t, bank.answered), say!(t, bank.answered_none), answered_table(page, &answered))}
    }
}

/// One part of the page with its table, or why there is none.
fn part(heading: String, none: String, table: Option<AnyView>) -> AnyView {
    let table =
        table.unwrap_or_else(|| view! { <p class="sub section-text">{none}</p> }.into_any());
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{heading}</h2></header>
            {table}
        </section>
    }
    .into_any()
}

/// What the bank is asked, the nearest day first.
fn waiting_table(page: &Page, cases: &[&BankCase]) -> Option<AnyView> {
    let t = page.locale;
    let heads = vec![
        say!(t, contracts.organisation),
        say!(t, contracts.service),
        say!(t, consents.bank_asked),
        say!(t, bank.due),
        say!(t, consents.bank_answer),
        say!(t, consents.action),
    ];
    let rows = cases.iter().map(|case| waiting_row(page, case)).collect();
    table(say!(t, bank.waiting), heads, rows)
}

fn waiting_row(page: &Page, case: &BankCase) -> AnyView {
    let t = page.locale;
    let (glyph, text) = answer(t, &case.consent, page.op.today());
    let over = (case.overdue_days > 0).then(|| {
        view! { <strong class="overdue nowrap">{overdue(t, case.overdue_days)}</strong> }
    });
    let dash = say!(t, common.dash);
    let due = case.due_on.map_or(dash, |day| date(page.language(), day));
    view! {
        <tr>
            {names(case)}
            <td class="c-hide nowrap">{business_date(case.asked_at).to_string()}</td>
            <td class="c-below" data-label=say!(t, bank.due)>
                <span class="nowrap">{due}</span> " " {over}
            </td>
            <td class="c-status"><Status glyph text /></td>
            {action(t, case)}
        </tr>
    }
    .into_any()
}

/// What the bank said, and where the contract stands.
fn answered_table(page: &Page, cases: &[&BankCase]) -> Option<AnyView> {
    let t = page.locale;
    let heads = vec![
        say!(t, contracts.organisation),
        say!(t, contracts.service),
        say!(t, consents.bank_answer),
        say!(t, bank.answered_on),
        say!(t, contracts.state),
        say!(t, contracts.effective),
        say!(t, contracts.number),
        say!(t, consents.action),
    ];
    let rows = cases.iter().map(|case| answered_row(page, case)).collect();
    table(say!(t, bank.answered), heads, rows)
}

fn answered_row(page: &Page, case: &BankCase) -> AnyView {
    let t = page.locale;
    let (glyph, text) = answer(t, &case.consent, page.op.today());
    // A bank speaks of the Federation as agents do; what agents are to do is none of its business.
    let (stands, contract) = match case.state {
        ContractState::AwaitingFederationSignature => state_outside(t, case.state),
        other => state(t, other),
    };
    let or_dash = |value: Option<String>, class: &str| match value {
        Some(value) => (value, class.to_owned()),
        None => (say!(t, common.dash), format!("{class} empty")),
    };
    let effective = case.effective_from.map(|day| day.to_string());
    let (effective, effective_class) = or_dash(effective, "c-below nowrap");
    let (number, number_class) = or_dash(case.number.clone(), "c-aside nowrap");
    let given = case.consent.answer.given().map(|given| {
        // That it was a standing consent stands beside it.
        let by = (given.way != Way::Standing).then(|| given.by.clone());
        view! { <span class="nowrap">{given.on.to_string()}</span> " " {by} }
    });
    view! {
        <tr>
            {names(case)}
            <td class="c-status"><Status glyph text /></td>
            <td class="c-below">{given}</td>
            <td class="c-below nowrap"><Status glyph=stands text=contract /></td>
            <td class=effective_class data-label=say!(t, contracts.effective)>{effective}</td>
            <td class=number_class>{number}</td>
            {action(t, case)}
        </tr>
    }
    .into_any()
}

/// A table whose rows turn into cards; nothing without rows.
pub(super) fn table(caption: String, heads: Vec<String>, rows: Vec<AnyView>) -> Option<AnyView> {
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <table class="table cards">
                <caption class="vh">{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}

/// Whom and which service a row is about.
pub(super) fn names(case: &BankCase) -> AnyView {
    view! {
        <th scope="row" class="c-title" lang="ja">{case.organisation_name.clone()}</th>
        <td class="c-second" lang="ja">{case.service_name.clone()}</td>
    }
    .into_any()
}

/// The way to the page on which the bank answers.
fn action(t: Locale, case: &BankCase) -> AnyView {
    let href = format!("/bank/contracts/{}", case.contract);
    let text = match case.state {
        ContractState::AwaitingConsents if case.waits() => say!(t, consents.answer_it),
        ContractState::AwaitingConsents => say!(t, consents.answer_again),
        _ => say!(t, consents.answer_see),
    };
    let label = format!("{text} {}", case.organisation_name);
    view! { <td class="c-act end"><a class="button line xs" href=href aria-label=label>{text}</a></td> }
        .into_any()
}
