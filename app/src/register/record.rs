//! One agent of the register: the published terms, the banks, and the facts beside them.

use super::history;
use super::list::standing;
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, Crumb, Glyph, KeyValue, KeyValues, Status, StatusLook, Tile, TileMap, TileWords,
};
use crate::contracts::terms;
use crate::contracts::words::{bank_name, bank_short, scopes};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::{date, family};
use axum::extract::Path;
use domain::calendar::wareki;
use leptos::prelude::*;
use services::register::{Coverage, Record};

/// The page of a contract number.
pub async fn record_page(page: Page, Path(number): Path<String>) -> Answer {
    let record = services::register::show(&page.op, &number).await?;
    let title = record.entry.organisation_name.clone();
    page.show(Frame::Public, &title, || body(&page, &record))
}

fn body(page: &Page, record: &Record) -> impl IntoView + use<> {
    let t = page.locale;
    let register = say!(t, register.title);
    let above = vec![Crumb::new(register, "/register-of-agents")];
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above
            here=record.entry.organisation_name.clone()
        />
        {head(page, record)}
        <div class="columns record">
            <div>
                {published(t, record)}
                {coverage(t, record)}
                {history::section(page, record)}
            </div>
            <aside aria-label=say!(t, register.facts)>{facts(page, record)}</aside>
        </div>
    }
}

fn head(page: &Page, record: &Record) -> impl IntoView + use<> {
    let t = page.locale;
    let entry = &record.entry;
    let (glyph, text) = standing(t, entry.standing);
    let fact = |label: String, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let registration = entry
        .registration_number
        .clone()
        .map(|number| fact(say!(t, register.registration_number), number));
    view! {
        <header class="page-head">
            <p class="over">{say!(t, register.over)}</p>
            <h1 lang="ja">{entry.organisation_name.clone()}</h1>
            <dl class="meta">
                <div>
                    <dt class="vh">{say!(t, register.state)}</dt>
                    <dd><Status glyph text look=StatusLook::Boxed /></dd>
                </div>
                {registration}
                {fact(say!(t, register.family), family(t, entry.family))}
                {fact(say!(t, register.number), entry.number.clone())}
            </dl>
        </header>
    }
}

fn published(t: Locale, record: &Record) -> impl IntoView + use<> {
    view! {
        <section class="section">
            <header class="section-head">
                <h2>{say!(t, register.terms)}</h2>
                <p class="below">
                    {say!(t, register.terms_note)} " "
                    {say!(t, register.parties, name = record.entry.organisation_name.clone())}
                </p>
            </header>
            {terms::list(&record.terms, "numbered")}
        </section>
    }
}

fn coverage(t: Locale, record: &Record) -> impl IntoView + use<> {
    let tiles = record
        .coverage
        .iter()
        .map(|row| Tile {
            code: row.bank.code.to_string(),
            name: bank_short(t, &row.bank),
            short: bank_short(t, &row.bank).trim_end_matches('県').to_owned(),
            covered: row.covered,
        })
        .collect();
    let words = TileWords {
        label: say!(t, register.coverage),
        covered: say!(t, register.covered),
        out: say!(t, register.not_covered),
    };
    let rows: Vec<_> = record.coverage.iter().map(|row| bank_row(t, row)).collect();
    view! {
        <section class="section">
            <h2>{say!(t, register.coverage)}</h2>
            <p>{sentence(t, record)}</p>
            <div class="section-gap"><TileMap words tiles /></div>
            <table class="table cards section-gap">
                <caption class="vh">{say!(t, register.coverage)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(t, register.bank)}</th>
                        <th scope="col">{say!(t, register.prefectures)}</th>
                        <th scope="col">{say!(t, register.cover)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

/// The map in words.
fn sentence(t: Locale, record: &Record) -> String {
    let (banks, covered) = (record.entry.banks, record.entry.covered);
    let out: Vec<String> = record
        .coverage
        .iter()
        .filter(|row| !row.covered)
        .map(|row| bank_name(t, &row.bank))
        .collect();
    if out.is_empty() {
        return say!(t, register.coverage_all, banks);
    }
    let names = out.join(if t == Locale::ja { "、" } else { ", " });
    format!(
        "{}{}",
        td_string!(t, register.coverage_some, banks, covered),
        td_string!(t, register.coverage_out, names)
    )
}

fn bank_row(t: Locale, row: &Coverage) -> impl IntoView + use<> {
    let until = row.withdrawn_from.and_then(|day| day.pred_opt());
    let (glyph, text) = if let (true, Some(day)) = (row.covered, until) {
        let day = day.to_string();
        (Glyph::Done, say!(t, register.covered_until, day))
    } else if row.covered {
        (Glyph::Done, say!(t, register.covered))
    } else if let Some(day) = row.withdrawn_from {
        let day = day.to_string();
        (Glyph::Out, say!(t, register.withdrawn_from, day))
    } else {
        (Glyph::Out, say!(t, register.not_covered))
    };
    let prefectures = row.bank.prefectures.join("・");
    view! {
        <tr>
            <th scope="row" class="c-title">{bank_name(t, &row.bank)}</th>
            <td class="c-below" lang="ja">{prefectures}</td>
            <td class="c-status nowrap"><Status glyph text /></td>
        </tr>
    }
}

fn facts(page: &Page, record: &Record) -> impl IntoView + use<> {
    let t = page.locale;
    let entry = &record.entry;
    let mut rows = vec![
        KeyValue::new(say!(t, register.service), entry.service_name.clone()),
        KeyValue::new(say!(t, register.scopes), scopes(t, &entry.scopes)),
    ];
    rows.extend(days(page, record));
    let chained = match record.chained_providers.trim() {
        "" => say!(t, register.none),
        names => names.to_owned(),
    };
    rows.push(KeyValue::new(say!(t, register.chained), chained));
    let complaints = Some(record.complaint_contact.clone()).filter(|whom| !whom.is_empty());
    rows.extend(complaints.map(|whom| KeyValue::new(say!(t, register.complaints), whom)));
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
