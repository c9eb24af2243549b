//! The life of a contract after its conclusion, as both sides see it, and the pages that change it.

mod amend;
mod end;
mod suspend;

pub use amend::{amend, amend_page};
pub use end::{end, end_page};
pub use suspend::{resume, resume_page, suspend, suspend_page};

use crate::components::{Breadcrumb, Crumb, Glyph, GlyphMark, KeyValue, KeyValues};
use crate::i18n::*;
use crate::page::Page;
use crate::words::{date, date_time};
use domain::calendar::business_date;
use domain::contracts::{ContractState, Step, StepKind};
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use leptos::prelude::*;
use services::contracts::{Contract, Life};

/// Period, renewal and end, and what happened so far; nothing before the conclusion.
pub fn section(page: &Page, contract: &Contract) -> Option<AnyView> {
    let t = page.locale;
    let life = contract.life.as_ref()?;
    let steps: Vec<_> = life.steps.iter().rev().map(|one| step(page, one)).collect();
    let history = (!steps.is_empty()).then(|| {
        view! {
            <section class="section">
                <header class="section-head"><h2>{say!(t, contracts.history)}</h2></header>
                <ol class="flow section-text">{steps}</ol>
            </section>
        }
    });
    Some(
        view! {
            <section class="section" id="life">
                <header class="section-head"><h2>{say!(t, contracts.life)}</h2></header>
                <KeyValues rows=rows(page, life) />
            </section>
            {history}
        }
        .into_any(),
    )
}

fn rows(page: &Page, life: &Life) -> Vec<KeyValue> {
    let t = page.locale;
    let day = |day| date(page.language(), day);
    let (from, until) = (day(life.from), day(life.until));
    let mut rows = vec![KeyValue::new(
        say!(t, contracts.period),
        view! {
            <span class="nowrap">{say!(t, contracts.period_from, day = from)}</span>
            " "
            <span class="nowrap">{say!(t, contracts.period_until, day = until)}</span>
        },
    )];
    match (life.ended_at, life.ended_with(), life.ends_on) {
        (Some(_), Some(last), _) | (None, _, Some(last)) => {
            rows.push(KeyValue::new(say!(t, contracts.ends_on), day(last)));
        }
        (Some(at), None, _) => {
            let on = date_time(page.language(), at);
            rows.push(KeyValue::new(say!(t, contracts.ended_at), on));
        }
        (None, _, None) => {
            let renewal = say!(t, contracts.renews, months = life.period.months);
            rows.push(KeyValue::new(say!(t, contracts.renewal), renewal));
            let notice_by = day(life.notice_by());
            rows.push(KeyValue::new(say!(t, contracts.notice_by), notice_by));
        }
    }
    rows
}

fn step(page: &Page, step: &Step) -> impl IntoView + use<> {
    let t = page.locale;
    let last_day = step.last_day.map(|day| {
        let day = date(page.language(), day);
        let text = match step.kind {
            StepKind::Renewed => say!(t, contracts.step_until, day),
            _ => say!(t, contracts.step_last_day, day),
        };
        view! { <p>{text}</p> }
    });
    let (glyph, text) = match step.received_on {
        Some(_) => (Glyph::Wait, say!(t, contracts.k_notice_received)),
        None => kind(t, step.kind),
    };
    let received_on = step.received_on.map(|day| {
        let day = date(page.language(), day);
        view! { <p>{say!(t, contracts.step_received_on, day)}</p> }
    });
    let who = match &step.by {
        Some((_, name)) => name.clone(),
        None => say!(t, trail.who_system),
    };
    let at = date_time(page.language(), step.at);
    let reason = (!step.reason.is_empty()).then(|| view! { <p>{step.reason.clone()}</p> });
    view! {
        <li>
            <GlyphMark glyph />
            <div>
                <p class="step">{text}</p>
                <p class="owner"><time datetime=step.at.to_rfc3339()>{at}</time> " " {who}</p>
                {received_on}
                {last_day}
                {reason}
            </div>
        </li>
    }
}

/// Shape and word of a step.
pub fn kind(t: Locale, kind: StepKind) -> (Glyph, String) {
    match kind {
        StepKind::Suspended => (Glyph::Caution, say!(t, contracts.k_suspended)),
        StepKind::Resumed => (Glyph::Done, say!(t, contracts.k_resumed)),
        StepKind::Notified => (Glyph::Wait, say!(t, contracts.k_notified)),
        StepKind::Ended => (Glyph::Out, say!(t, contracts.k_ended)),
        StepKind::Renewed => (Glyph::Done, say!(t, contracts.k_renewed)),
        StepKind::Replaced => (Glyph::Out, say!(t, amendments.k_replaced)),
    }
}

/// What both sides have to know before anything else: that it is suspended, ends or has ended.
pub fn standing(page: &Page, contract: &Contract) -> Option<String> {
    let t = page.locale;
    let day = |day| date(page.language(), day);
    let life = contract.life.as_ref()?;
    Some(match (contract.state, life.ends_on) {
        (ContractState::Suspended, _) => say!(t, contracts.suspended_note),
        (ContractState::Ended, _) => ended(page, life),
        (_, Some(last)) => say!(t, contracts.ends_note, day = day(last)),
        _ => say!(t, contracts.concluded_note),
    })
}

/// A contract ends with its last day, whenever the job came to it, or on the day on which somebody ended it.
fn ended(page: &Page, life: &Life) -> String {
    let t = page.locale;
    let day = |day| date(page.language(), day);
    if let Some(last) = life.ended_with() {
        return say!(t, contracts.ended_with_note, day = day(last));
    }
    let on = life.ended_at.map(|at| day(business_date(at)));
    say!(t, contracts.ended_note, day = on.unwrap_or_default())
}

/// The head of a page that changes a contract, with what is wrong before everything else.
fn head(page: &Page, contract: &Contract, (title, wrong): (String, AnyView)) -> AnyView {
    let t = page.locale;
    let number = contract.number.clone();
    let above = vec![
        Crumb::new(say!(t, contracts.title), "/contracts"),
        Crumb::new(number.clone().unwrap_or_default(), address(contract.id)),
    ];
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        {wrong}
        <header class="page-head">
            <h1>{title} <span class="also" lang="ja">{contract.organisation_name.clone()}</span></h1>
            <p><span lang="ja">{contract.service_name.clone()}</span> " " {number}</p>
        </header>
    }
    .into_any()
}

fn address(id: ContractId) -> String {
    format!("/contracts/{id}")
}

/// Whether the table has the action in the state of the contract, whoever asks.
fn has_place(action: Action, contract: &Contract) -> bool {
    action.when().includes(State::Contract(contract.state)) && !contract.links.waits()
}
