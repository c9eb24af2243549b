//! The list of the register, with a search by name, bank and scope, today or on a day before.

use super::form::{REGISTER, asked, form, is_narrowed, on_day, wrong};
use crate::answer::Answer;
use crate::components::{Glyph, Status};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::{date, family};
use chrono::NaiveDate;
use domain::banks::Bank;
use leptos::prelude::*;
use services::register::{Entry, Search, Standing, feed_address};

/// The list; `?text=`, `?bank=` and `?scope=` search, `?as_of=` shows it as it stood on a day.
pub async fn list_page(page: Page) -> Answer {
    let (search, problems) = asked(&page);
    let entries = services::register::search(&page.op, &search).await?;
    let banks = services::policy::active_banks(&page.op).await?;
    let title = say!(page.locale, register.title);
    let shown = (&page, (&search, &problems));
    let body = || body(shown, &entries, &banks);
    page.show_form(&problems, Frame::Public, (&title, body))
}

fn body(
    (page, (search, problems)): (&Page, (&Search, &Problems)),
    entries: &[Entry],
    banks: &[Bank],
) -> impl IntoView + use<> {
    let t = page.locale;
    let list = match (entries.is_empty(), is_narrowed(search)) {
        (true, true) => {
            let words = say!(t, register.no_match);
            view! { <p class="section-gap" role="status">{words}</p> }.into_any()
        }
        (true, false) => nobody(page, search.as_of),
        (false, _) => table(page, (search.as_of, entries)),
    };
    let shows_search = !entries.is_empty() || is_narrowed(search) || search.as_of.is_some();
    view! {
        {wrong(page, problems)}
        <header class="page-head">
            <h1>{say!(t, register.title)}</h1>
            <p>{say!(t, register.lead)}</p>
        </header>
        {(shows_search || !problems.is_empty()).then(|| form(page, (search, problems), banks))}
        {then(page, search.as_of)}
        {list}
        {data(page, search.as_of)}
    }
}

/// That the list is not today's.
pub(super) fn then(page: &Page, as_of: Option<NaiveDate>) -> Option<AnyView> {
    let t = page.locale;
    let day = date(page.language(), as_of?);
    let path = page.path.clone();
    Some(
        view! {
            <p class="callout section-gap">
                {say!(t, register.as_of_note, day)} " "
                <a href=path>{say!(t, register.as_of_today)}</a>
            </p>
        }
        .into_any(),
    )
}

/// The same for other people's programs and readers.
fn data(page: &Page, as_of: Option<NaiveDate>) -> AnyView {
    let t = page.locale;
    view! {
        <section class="section section-gap no-print">
            <header class="section-head"><h2>{say!(t, register.data)}</h2></header>
            <p class="section-text">{say!(t, register.data_note)}</p>
            <p class="cluster section-text">
                <a href=on_day("/api/v1/register.csv", as_of)>{say!(t, register.open_csv)}</a>
                <a href=on_day("/api/v1/register", as_of)>{say!(t, register.open_data)}</a>
                <a href="/api/v1/register/schema.json">{say!(t, register.open_schema)}</a>
                <a href=feed_address(page.language())>{say!(t, register.open_feed)}</a>
                <a href="/banks">{say!(t, register.banks_title)}</a>
            </p>
        </section>
    }
    .into_any()
}

/// The empty register is no error: it says what will stand here.
fn nobody(page: &Page, as_of: Option<NaiveDate>) -> AnyView {
    let t = page.locale;
    if let Some(day) = as_of {
        let day = date(page.language(), day);
        let words = say!(t, register.empty_then, day);
        return view! { <p class="section-gap">{words}</p> }.into_any();
    }
    view! {
        <div class="stack narrow">
            <p class="lead">{say!(t, register.empty)}</p>
            <p>{say!(t, register.empty_note)}</p>
        </div>
    }
    .into_any()
}

fn table(page: &Page, (as_of, entries): (Option<NaiveDate>, &[Entry])) -> AnyView {
    let t = page.locale;
    let heads = [
        say!(t, register.organisation),
        say!(t, register.service),
        say!(t, register.family),
        say!(t, register.banks),
        say!(t, register.effective),
        say!(t, register.number),
        say!(t, register.state),
    ];
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect();
    let rows: Vec<_> = entries.iter().map(|entry| row(t, (as_of, entry))).collect();
    let count = say!(t, register.count, count = entries.len());
    let caption = say!(t, register.title);
    view! {
        <p class="note section-gap" role="status">{count}</p>
        <table class="table cards">
            <caption class="vh">{caption}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

pub(super) fn row(t: Locale, (as_of, entry): (Option<NaiveDate>, &Entry)) -> impl IntoView + use<> {
    let (glyph, text) = standing(t, entry.standing);
    let address = on_day(&format!("{REGISTER}/{}", entry.number), as_of);
    let day = entry
        .effective_from
        .map(|day| day.to_string())
        .unwrap_or_default();
    let label = say!(t, register.effective);
    let number = say!(t, register.number);
    let registration = entry.registration_number.clone();
    let count = entry.suspended.len();
    let suspended = (count > 0).then(|| {
        view! { <br /> <small class="sub">{say!(t, register.suspended_some, count)}</small> }
    });
    view! {
        <tr>
            <th scope="row" class="c-title">
                <a href=address lang="ja">{entry.organisation_name.clone()}</a>
                <br />
                <small class="sub">{registration}</small>
            </th>
            <td class="c-second" lang="ja">{entry.service_name.clone()}</td>
            <td class="c-person">{family(t, entry.family)}</td>
            <td class="c-below">{coverage(t, entry)} {suspended}</td>
            <td class="c-below nowrap" data-label=label>{day}</td>
            <td class="c-below nowrap" data-label=number>{entry.number.clone()}</td>
            <td class="c-status nowrap"><Status glyph text /></td>
        </tr>
    }
}

/// Where a contract stands.
pub fn standing(t: Locale, standing: Standing) -> (Glyph, String) {
    match standing {
        Standing::UnderContract => (Glyph::Done, say!(t, register.under_contract)),
        Standing::NotYetInEffect => (Glyph::Wait, say!(t, register.not_yet)),
        Standing::Suspended => (Glyph::Caution, say!(t, register.suspended)),
        Standing::Ended => (Glyph::Out, say!(t, register.ended)),
    }
}

fn coverage(t: Locale, entry: &Entry) -> String {
    let (banks, covered) = (entry.banks, entry.covered);
    if banks == covered {
        say!(t, register.all_banks, banks)
    } else {
        say!(t, register.some_banks, banks, covered)
    }
}
