//! A bank's own page: the contracts it was asked about, and what it answered.

use super::words::answer;
use crate::answer::Answer as Reply;
use crate::components::Status;
use crate::contracts::words::{state, state_outside};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use domain::calendar::business_date;
use domain::consents::Answer;
use domain::contracts::ContractState;
use leptos::prelude::*;
use services::consents::of_bank::{BankCase, of_bank};

/// The page.
pub async fn bank_page(page: Page) -> Reply {
    let cases = of_bank(&page.op).await?;
    let bank = own_bank(&page);
    let title = say!(page.locale, consents.bank_title, bank);
    page.show(Frame::Agent, &title, || body(&page, &cases, title.clone()))
}

/// The bank for which the reader acts.
pub(super) fn own_bank(page: &Page) -> String {
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

fn body(page: &Page, cases: &[BankCase], title: String) -> impl IntoView + use<> {
    let t = page.locale;
    let waiting = cases.iter().filter(|case| waits(case)).count();
    let list = match cases.is_empty() {
        true => view! { <p>{say!(t, consents.bank_empty)}</p> }.into_any(),
        false => table(t, cases),
    };
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            <p>{say!(t, consents.bank_lead)}</p>
            {(waiting > 0).then(|| view! {
                <p class="strong">{say!(t, consents.bank_waiting, count = waiting)}</p>
            })}
        </header>
        {list}
    }
}

fn table(t: Locale, cases: &[BankCase]) -> AnyView {
    let heads = [
        say!(t, contracts.organisation),
        say!(t, contracts.service),
        say!(t, consents.bank_asked),
        say!(t, consents.bank_answer),
        say!(t, contracts.state),
        say!(t, contracts.effective),
        say!(t, contracts.number),
        say!(t, consents.action),
    ];
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect();
    let rows: Vec<_> = cases.iter().map(|case| row(t, case)).collect();
    view! {
        <table class="table cards">
            <caption class="vh">{say!(t, consents.bank_caption)}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Whether the bank has to answer, for the first time or again.
fn waits(case: &BankCase) -> bool {
    let is_open = case.state == ContractState::AwaitingConsents;
    is_open && (case.consent.answer == Answer::Unanswered || case.consent.is_outdated())
}

/// The way to the page on which the bank answers.
fn action(t: Locale, case: &BankCase) -> AnyView {
    let href = format!("/bank/contracts/{}", case.contract);
    let text = match case.state {
        ContractState::AwaitingConsents if waits(case) => say!(t, consents.answer_it),
        ContractState::AwaitingConsents => say!(t, consents.answer_again),
        _ => say!(t, consents.answer_see),
    };
    let label = format!("{text} {}", case.organisation_name);
    view! { <td class="c-act end"><a class="button line xs" href=href aria-label=label>{text}</a></td> }
        .into_any()
}

fn row(t: Locale, case: &BankCase) -> impl IntoView + use<> {
    let (glyph, text) = answer(t, &case.consent);
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
    let due = case.due_on.filter(|_| waits(case));
    let due = due.map(|day| {
        view! { <div class="nowrap">{say!(t, consents.bank_due, day = day.to_string())}</div> }
    });
    let answered = case.consent.answer.given().map(|given| {
        view! { <div class="nowrap">{given.on.to_string()} " " {given.by.clone()}</div> }
    });
    view! {
        <tr>
            <th scope="row" class="c-title" lang="ja">{case.organisation_name.clone()}</th>
            <td class="c-second" lang="ja">{case.service_name.clone()}</td>
            <td class="c-hide nowrap">{business_date(case.asked_at).to_string()}</td>
            <td class="c-status"><Status glyph text /> {answered} {due}</td>
            <td class="c-below"><Status glyph=stands text=contract /></td>
            <td class=effective_class data-label=say!(t, contracts.effective)>{effective}</td>
            <td class=number_class>{number}</td>
            {action(t, case)}
        </tr>
    }
}
