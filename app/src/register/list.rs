//! The list of the register, with a search by name.

use crate::answer::Answer;
use crate::components::{Button, Glyph, Status};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::family;
use leptos::prelude::*;
use services::register::{Entry, Standing};

/// The list; `?text=` searches.
pub async fn list_page(page: Page) -> Answer {
    let text = page.param("text").unwrap_or_default().trim().to_owned();
    let entries = services::register::list(&page.op, &text).await?;
    let title = say!(page.locale, register.title);
    page.show(Frame::Public, &title, || body(&page, &entries, &text))
}

fn body(page: &Page, entries: &[Entry], text: &str) -> impl IntoView + use<> {
    let t = page.locale;
    let list = match (entries.is_empty(), text.is_empty()) {
        (true, true) => nobody(t),
        (true, false) => {
            let text = text.to_owned();
            let words = say!(t, register.no_match, text);
            view! { <p class="section-gap">{words}</p> }.into_any()
        }
        (false, _) => table(page, entries),
    };
    let shows_search = !(entries.is_empty() && text.is_empty());
    view! {
        <header class="page-head">
            <h1>{say!(t, register.title)}</h1>
            <p>{say!(t, register.lead)}</p>
        </header>
        {shows_search.then(|| search(t, text))}
        {list}
        <p class="section-gap no-print">
            <a href="/api/v1/register">{say!(t, register.open_data)}</a>
        </p>
    }
}

/// The empty register is no error: it says what will stand here.
fn nobody(t: Locale) -> AnyView {
    view! {
        <div class="stack narrow">
            <p class="lead">{say!(t, register.empty)}</p>
            <p>{say!(t, register.empty_note)}</p>
        </div>
    }
    .into_any()
}

fn search(t: Locale, text: &str) -> impl IntoView + use<> {
    let label = say!(t, register.search);
    let clear = (!text.is_empty()).then(|| {
        let words = say!(t, register.clear);
        view! { <a class="button text" href="/register-of-agents">{words}</a> }
    });
    view! {
        <form method="get" role="search" class="field narrow">
            <label for="text">{label}</label>
            <div class="control">
                <input class="input w-320" type="search" id="text" name="text" value=text.to_owned() />
                <Button text=say!(t, register.search_button) />
                {clear}
            </div>
        </form>
    }
}

fn table(page: &Page, entries: &[Entry]) -> AnyView {
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
    let rows: Vec<_> = entries.iter().map(|entry| row(t, entry)).collect();
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

fn row(t: Locale, entry: &Entry) -> impl IntoView + use<> {
    let (glyph, text) = standing(t, entry.standing);
    let address = format!("/register-of-agents/{}", entry.number);
    let day = entry
        .effective_from
        .map(|day| day.to_string())
        .unwrap_or_default();
    let label = say!(t, register.effective);
    let number = say!(t, register.number);
    let registration = entry.registration_number.clone();
    view! {
        <tr>
            <th scope="row" class="c-title">
                <a href=address lang="ja">{entry.organisation_name.clone()}</a>
                <br />
                <small class="sub">{registration}</small>
            </th>
            <td class="c-second" lang="ja">{entry.service_name.clone()}</td>
            <td class="c-person">{family(t, entry.family)}</td>
            <td class="c-below">{coverage(t, entry)}</td>
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
