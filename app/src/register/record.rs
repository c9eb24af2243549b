//! One agent of the register: the published terms, the banks, and the facts beside them.

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
    let register = td_string!(t, register.title).to_string();
    let above = vec![Crumb::new(register, "/register-of-agents")];
    view! {
        <Breadcrumb
            label=td_string!(t, common.nav_breadcrumb).to_string()
            above
            here=record.entry.organisation_name.clone()
        />
        {head(page, record)}
        <div class="columns record">
            <div>
                {published(t, record)}
                {coverage(t, record)}
            </div>
            <aside aria-label=td_string!(t, register.facts).to_string()>{facts(page, record)}</aside>
        </div>
    }
}

fn head(page: &Page, record: &Record) -> impl IntoView + use<> {
    let t = page.locale;
    let entry = &record.entry;
    let (glyph, text) = standing(t, entry, page.op.today());
    let fact = |label: String, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let registration = entry.registration_number.clone().map(|number| {
        fact(
            td_string!(t, register.registration_number).to_string(),
            number,
        )
    });
    view! {
        <header class="page-head">
            <p class="over">{td_string!(t, register.over).to_string()}</p>
            <h1>{entry.organisation_name.clone()}</h1>
            <dl class="meta">
                <div>
                    <dt class="vh">{td_string!(t, register.state).to_string()}</dt>
                    <dd><Status glyph text look=StatusLook::Boxed /></dd>
                </div>
                {registration}
                {fact(td_string!(t, register.family).to_string(), family(t, entry.family))}
                {fact(td_string!(t, register.number).to_string(), entry.number.clone())}
            </dl>
        </header>
    }
}

fn published(t: Locale, record: &Record) -> impl IntoView + use<> {
    view! {
        <section class="section">
            <header class="section-head">
                <h2>{td_string!(t, register.terms).to_string()}</h2>
                <p class="below">
                    {td_string!(t, register.terms_note).to_string()} " "
                    {td_string!(t, register.parties, name = record.entry.organisation_name.clone()).to_string()}
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
        label: td_string!(t, register.coverage).to_string(),
        covered: td_string!(t, register.covered).to_string(),
        out: td_string!(t, register.not_covered).to_string(),
    };
    let rows: Vec<_> = record.coverage.iter().map(|row| bank_row(t, row)).collect();
    view! {
        <section class="section">
            <h2>{td_string!(t, register.coverage).to_string()}</h2>
            <p>{sentence(t, record)}</p>
            <div class="section-gap"><TileMap words tiles /></div>
            <table class="table cards section-gap">
                <caption class="vh">{td_string!(t, register.coverage).to_string()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(t, register.bank).to_string()}</th>
                        <th scope="col">{td_string!(t, register.prefectures).to_string()}</th>
                        <th scope="col">{td_string!(t, register.cover).to_string()}</th>
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
        return td_string!(t, register.coverage_all, banks).to_string();
    }
    let names = out.join(if t == Locale::ja { "、" } else { ", " });
    format!(
        "{}{}",
        td_string!(t, register.coverage_some, banks, covered),
        td_string!(t, register.coverage_out, names)
    )
}

fn bank_row(t: Locale, row: &Coverage) -> impl IntoView + use<> {
    let (glyph, text) = if row.covered {
        (Glyph::Done, td_string!(t, register.covered).to_string())
    } else {
        (Glyph::Out, td_string!(t, register.not_covered).to_string())
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
        KeyValue::new(
            td_string!(t, register.service).to_string(),
            entry.service_name.clone(),
        ),
        KeyValue::new(
            td_string!(t, register.scopes).to_string(),
            scopes(t, &entry.scopes),
        ),
    ];
    rows.extend(days(page, record));
    let chained = match record.chained_providers.trim() {
        "" => td_string!(t, register.none).to_string(),
        names => names.to_owned(),
    };
    rows.push(KeyValue::new(
        td_string!(t, register.chained).to_string(),
        chained,
    ));
    if !record.complaint_contact.is_empty() {
        let whom = record.complaint_contact.clone();
        rows.push(KeyValue::new(
            td_string!(t, register.complaints).to_string(),
            whom,
        ));
    }
    let pages = [
        (
            td_string!(t, register.disclosure).to_string(),
            Some(record.disclosure_url.clone()),
        ),
        (
            td_string!(t, register.website).to_string(),
            record.website.clone(),
        ),
    ];
    for (label, address) in pages {
        if let Some(address) = address.filter(|address| is_web(address)) {
            let link =
                view! { <a href=address.clone() rel="noopener nofollow">{breakable(&address)}</a> };
            rows.push(KeyValue::new(label, link));
        }
    }
    if let Some(day) = record.verified_list_on {
        let day = date(page.language(), day);
        let words = td_string!(t, register.verified_note, day).to_string();
        rows.push(KeyValue::new(
            td_string!(t, register.verified).to_string(),
            words,
        ));
    }
    view! { <KeyValues rows stacked=true /> }
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
        .map(|on| KeyValue::new(td_string!(t, register.contract_signed).to_string(), day(on)));
    let effective = record
        .entry
        .effective_from
        .map(|on| KeyValue::new(td_string!(t, register.effective).to_string(), day(on)));
    let readiness = record.readiness.clone().map(|wording| {
        KeyValue::new(
            td_string!(t, register.readiness).to_string(),
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
