//! One agent of the register: the published terms, the banks, and the facts beside them.

use super::facts::facts;
use super::form::{REGISTER, day, on_day};
use super::history;
use super::list::{standing, then};
use crate::answer::Answer;
use crate::components::{Breadcrumb, Crumb, Glyph, Status, StatusLook, Tile, TileMap, TileWords};
use crate::contracts::terms;
use crate::contracts::words::{bank_name, bank_prefectures, bank_short};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::family;
use axum::extract::Path;
use chrono::NaiveDate;
use domain::publications::Published;
use leptos::prelude::*;
use services::register::{Coverage, Record, feed_address};

/// The page of a contract number; `?as_of=` shows it as it stood on a day.
pub async fn record_page(page: Page, Path(number): Path<String>) -> Answer {
    let (as_of, problems) = day(&page);
    let record = services::register::show_on(&page.op, &number, as_of).await?;
    let title = record.entry.organisation_name.clone();
    let body = || body(&page, (&record, as_of));
    page.show_form(&problems, Frame::Public, (&title, body))
}

fn body(page: &Page, (record, as_of): (&Record, Option<NaiveDate>)) -> impl IntoView + use<> {
    let t = page.locale;
    let register = say!(t, register.title);
    let above = vec![Crumb::new(register, on_day(REGISTER, as_of))];
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above
            here=record.entry.organisation_name.clone()
        />
        {head(page, record)}
        {then(page, as_of)}
        <div class="columns record">
            <div>
                {published(t, record)}
                {coverage(t, record)}
                {history::section(page, record)}
            </div>
            <aside aria-label=say!(t, register.facts)>
                {facts(page, record)}
                {elsewhere(page, record)}
            </aside>
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
            {terms::list(t, (&record.terms, &record.headings), "numbered")}
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
    let rows: Vec<_> = record
        .coverage
        .iter()
        .map(|row| bank_row(t, (row, record.entry.suspended.get(&row.bank.code))))
        .collect();
    view! {
        <section class="section">
            <h2>{say!(t, register.coverage)}</h2>
            <p>{sentence(t, record)}</p>
            {closed(t, record)}
            <div class="section-gap"><TileMap words tiles /></div>
            <table class="table cards section-gap">
                <caption class="vh">{say!(t, register.coverage)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(t, register.bank)}</th>
                        <th scope="col">{say!(t, register.prefectures)}</th>
                        <th scope="col">{say!(t, register.cover)}</th>
                        <th scope="col">{say!(t, register.by_bank)}</th>
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

/// The banks at which the agent is suspended; why is nobody else's business.
fn closed(t: Locale, record: &Record) -> Option<AnyView> {
    let suspended = &record.entry.suspended;
    let names: Vec<String> = record
        .coverage
        .iter()
        .filter(|row| suspended.contains_key(&row.bank.code))
        .map(|row| bank_name(t, &row.bank))
        .collect();
    let names = names.join(if t == Locale::ja { "、" } else { ", " });
    (!names.is_empty()).then(|| {
        view! { <p class="callout">{say!(t, register.suspended_at, names)}</p> }.into_any()
    })
}

fn bank_row(t: Locale, (row, suspended): (&Coverage, Option<&NaiveDate>)) -> impl IntoView + use<> {
    let until = row.withdrawn_from.and_then(|day| day.pred_opt());
    let (glyph, text) = if let Some(day) = suspended {
        let day = day.to_string();
        (Glyph::Caution, say!(t, register.suspended_since, day))
    } else if let (true, Some(day)) = (row.covered, until) {
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
    let prefectures = bank_prefectures(t, &row.bank);
    let page = format!("/banks/{}", row.bank.code);
    view! {
        <tr>
            <th scope="row" class="c-title nowrap"><a href=page>{bank_name(t, &row.bank)}</a></th>
            <td class="c-below">{prefectures}</td>
            <td class="c-status nowrap"><Status glyph text /></td>
            {by_bank(t, row)}
        </tr>
    }
}

/// Since when the bank publishes, with the way there; that it is still to do so, where the contract covers it.
fn by_bank(t: Locale, row: &Coverage) -> AnyView {
    let label = say!(t, register.by_bank);
    match &row.published {
        Some(published) => view! {
            <td class="c-below nowrap" data-label=label>{published_link(t, published, &bank_name(t, &row.bank))}</td>
        }
        .into_any(),
        None if row.covered => {
            let text = say!(t, register.in_preparation);
            view! { <td class="c-below sub nowrap" data-label=label>{text}</td> }.into_any()
        }
        None => view! { <td class="c-below empty">{say!(t, common.dash)}</td> }.into_any(),
    }
}

/// The day as a link; whoever only hears it is told whose publication it is.
pub(super) fn published_link(t: Locale, published: &Published, whose: &str) -> AnyView {
    let name = whose.to_owned();
    let label = say!(t, register.published_label, name);
    let address = published.address.clone();
    view! {
        <a href=address rel="noopener nofollow">
            <span class="vh">{label} " "</span>
            {published.on.to_string()}
        </a>
    }
    .into_any()
}

/// The same record for other people's programs, and what changes in the register.
fn elsewhere(page: &Page, record: &Record) -> AnyView {
    let (t, language) = (page.locale, page.language());
    let data = format!("/api/v1/register/{}", record.entry.number);
    view! {
        <p class="contract-links no-print">
            <a href=data>{say!(t, register.record_json)}</a>
            <a href="#history">{say!(t, register.record_history)}</a>
            <a href=feed_address(language)>{say!(t, register.open_feed)}</a>
        </p>
    }
    .into_any()
}
