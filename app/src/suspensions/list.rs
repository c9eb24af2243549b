//! What banks asked for, for the Federation: all of it on a page, and what concerns one contract beside it.

use super::words::state;
use crate::answer::Answer;
use crate::components::Status;
use crate::contracts::words::bank_name;
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use domain::calendar::business_date;
use leptos::prelude::*;
use services::suspensions::Listed;

/// The list.
pub async fn list_page(page: Page) -> Answer {
    let all = services::suspensions::list(&page.op).await?;
    let t = page.locale;
    let title = say!(t, suspensions.title);
    page.show(Frame::Office, &title, || {
        let list = match all.is_empty() {
            true => view! { <p class="sub">{say!(t, suspensions.empty)}</p> }.into_any(),
            false => table(t, &all),
        };
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, suspensions.lead)}</p>
            </header>
            {list}
        }
    })
}

/// Those of one contract, where there are any.
pub fn section(t: Locale, listed: &[Listed]) -> Option<AnyView> {
    (!listed.is_empty()).then(|| {
        view! {
            <section class="section" id="suspensions">
                <header class="section-head"><h2>{say!(t, suspensions.section)}</h2></header>
                <ul class="rows">{listed.iter().map(|one| item(t, one)).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn item(t: Locale, one: &Listed) -> impl IntoView + use<> {
    let (glyph, text) = state(t, one.suspension.state);
    let href = format!("/suspensions/{}", one.id);
    let on = business_date(one.suspension.requested.at).to_string();
    view! {
        <li>
            <a href=href>{bank_name(t, &one.bank)}</a>
            <Status glyph text />
            <span class="sub nowrap">{on}</span>
        </li>
    }
}

fn table(t: Locale, all: &[Listed]) -> AnyView {
    let heads = [
        say!(t, suspensions.contract),
        say!(t, consents.bank),
        say!(t, suspensions.agent),
        say!(t, suspensions.requested_on),
        say!(t, contracts.state),
        say!(t, consents.action),
    ];
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect();
    let rows: Vec<_> = all.iter().map(|one| row(t, one)).collect();
    view! {
        <table class="table cards">
            <caption class="vh">{say!(t, suspensions.title)}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(t: Locale, one: &Listed) -> impl IntoView + use<> {
    let (glyph, text) = state(t, one.suspension.state);
    let bank = bank_name(t, &one.bank);
    let label = say!(t, suspensions.see_for, bank = bank.clone());
    let on = business_date(one.suspension.requested.at).to_string();
    view! {
        <tr>
            <td class="c-id"><a href=format!("/contracts/{}", one.contract)>{one.number.clone()}</a></td>
            <th scope="row" class="c-title">{bank}</th>
            <td class="c-second" lang="ja">{one.organisation_name.clone()}</td>
            <td class="c-aside nowrap">{on}</td>
            <td class="c-status"><Status glyph text /></td>
            <td class="c-act end">
                <a class="button line xs" href=format!("/suspensions/{}", one.id) aria-label=label>
                    {say!(t, suspensions.see)}
                </a>
            </td>
        </tr>
    }
}
