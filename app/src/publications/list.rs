//! The office's list: what is late, what waits, and where everything was published.

use super::words::{publisher, state};
use crate::answer::Answer;
use crate::components::{FilterChip, FilterChips, Pagination, PaginationWords, Status, Tab, Tabs};
use crate::contracts::words::bank_name;
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::overdue;
use domain::permissions::Action;
use domain::publications::Publisher;
use leptos::prelude::*;
use services::publications::list::PAGE;
use services::publications::{List, Listed, Query, View};

/// The page; `?view=`, `?publisher=` and `?page=` choose.
pub async fn list_page(page: Page) -> Answer {
    let query = asked(&page);
    let list = services::publications::list(&page.op, &query).await?;
    let title = say!(page.locale, publications.title);
    page.show(Frame::Office, &title, || body(&page, &query, &list))
}

/// Words that name nothing ask for nothing, so that no old link is refused.
fn asked(page: &Page) -> Query {
    let param = |name: &str| page.param(name).unwrap_or_default();
    let view = param("view");
    Query {
        view: View::ALL
            .into_iter()
            .find(|one| one.code() == view)
            .unwrap_or_default(),
        publisher: param("publisher").parse().ok(),
        page: param("page").parse().unwrap_or_default(),
    }
}

fn href(view: View, publisher: Option<&Publisher>, page: usize) -> String {
    let mut href = format!("/publications?view={}", view.code());
    if let Some(publisher) = publisher {
        href.push_str(&format!("&publisher={publisher}"));
    }
    if page > 1 {
        href.push_str(&format!("&page={page}"));
    }
    href
}

fn body(page: &Page, query: &Query, list: &List) -> impl IntoView + use<> {
    let t = page.locale;
    let rows = match list.rows.is_empty() {
        true => nothing(t, query.view),
        false => table(page, list),
    };
    view! {
        <header class="page-head">
            <h1>{say!(t, publications.title)}</h1>
            <p>{say!(t, publications.lead)}</p>
        </header>
        <Tabs label=say!(t, publications.views) tabs=tabs(t, query, list) />
        {filters(t, query, list)}
        {rows}
        {foot(t, query, list)}
    }
}

fn tabs(t: Locale, query: &Query, list: &List) -> Vec<Tab> {
    let tab = |(view, count): &(View, u64)| Tab {
        text: match view {
            View::Waiting => say!(t, publications.v_waiting),
            View::Overdue => say!(t, publications.v_overdue),
            View::ToNotify => say!(t, publications.v_to_notify),
            View::Published => say!(t, publications.v_published),
            View::All => say!(t, publications.v_all),
        },
        href: href(*view, query.publisher.as_ref(), 1),
        count: Some(*count),
        current: *view == query.view,
    };
    list.counts.iter().map(tab).collect()
}

fn filters(t: Locale, query: &Query, list: &List) -> AnyView {
    let parties = [
        (Publisher::Federation, say!(t, publications.federation)),
        (Publisher::Agent, say!(t, publications.agent)),
    ];
    let banks = list.banks.iter().map(|bank| {
        let publisher = Publisher::Bank(bank.code.clone());
        (publisher, bank_name(t, bank))
    });
    let all: Vec<(Publisher, String)> = parties.into_iter().chain(banks).collect();
    let key = say!(t, publications.publisher);
    let chosen = query.publisher.as_ref();
    let chip = match all.iter().find(|(one, _)| Some(one) == chosen) {
        Some((_, name)) => FilterChip::Set {
            key,
            value: name.clone(),
            href: href(query.view, None, 1),
            remove: say!(t, publications.filter_remove),
        },
        None => FilterChip::Open {
            key,
            value: say!(t, publications.v_all),
            options: all
                .iter()
                .map(|(one, name)| (name.clone(), href(query.view, Some(one), 1)))
                .collect(),
        },
    };
    view! { <FilterChips chips=vec![chip] /> }.into_any()
}

fn nothing(t: Locale, view: View) -> AnyView {
    let text = match view {
        View::Overdue => say!(t, publications.empty_overdue),
        View::ToNotify => say!(t, publications.empty_to_notify),
        _ => say!(t, publications.empty),
    };
    view! { <p class="sub section-gap">{text}</p> }.into_any()
}

fn table(page: &Page, list: &List) -> AnyView {
    let t = page.locale;
    let may = page.op.actor.may(Action::RecordPublication);
    let mut heads = vec![
        say!(t, publications.number),
        say!(t, publications.organisation),
        say!(t, publications.publisher),
        say!(t, publications.state),
        say!(t, publications.due),
        say!(t, publications.where_when),
    ];
    if may {
        heads.push(say!(t, publications.action));
    }
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect();
    let rows: Vec<_> = list.rows.iter().map(|one| row(t, one, may)).collect();
    view! {
        <table class="table cards">
            <caption class="vh">{say!(t, publications.title)}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(t: Locale, one: &Listed, may: bool) -> AnyView {
    let task = &one.task;
    let (glyph, text) = state(t, task);
    let late = (task.overdue_days > 0).then(|| {
        view! { <span class="overdue nowrap">{overdue(t, task.overdue_days)}</span> }
    });
    let all = format!("/contracts/{}/publications", one.contract);
    let action = may.then(|| super::contract::action(t, one.contract, task));
    view! {
        <tr>
            <td class="c-id nowrap"><a href=all>{one.number.clone()}</a></td>
            <td class="c-second" lang="ja">{one.organisation_name.clone()}</td>
            <th scope="row" class="c-title">{publisher(t, task)}</th>
            <td class="c-status nowrap"><Status glyph text /></td>
            <td class="c-due nowrap">{task.due_on.to_string()} " " {late}</td>
            {super::contract::place(t, task)}
            {action}
        </tr>
    }
    .into_any()
}

fn foot(t: Locale, query: &Query, list: &List) -> AnyView {
    let first = (list.page - 1) * PAGE;
    let last = first + list.rows.len();
    let found = list.found;
    let at = |page: usize| href(query.view, query.publisher.as_ref(), page);
    let words = PaginationWords {
        label: say!(t, publications.pages),
        shown: say!(t, publications.shown, found, first = first + 1, last),
        previous: say!(t, publications.previous),
        next: say!(t, publications.next),
    };
    (found > 0)
        .then(|| {
            let previous = (list.page > 1).then(|| at(list.page - 1));
            let next = (last < found).then(|| at(list.page + 1));
            view! { <Pagination words previous next /> }
        })
        .into_any()
}
