//! The publications of one contract, for the Federation.

use super::words::{breakable, publisher, release, state, strip, way};
use crate::answer::Answer;
use crate::components::{Breadcrumb, Crumb, Status};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::{date, denial, overdue};
use axum::extract::Path;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::publications::PublicationState;
use leptos::prelude::*;
use services::publications::{Task, Tasks, tasks};

/// The page.
pub async fn contract_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    let tasks = tasks(&page.op, id).await?;
    let heading = say!(page.locale, publications.title);
    let title = format!("{heading} {}", tasks.number);
    page.show(Frame::Office, &title, || body(&page, &tasks))
}

fn body(page: &Page, tasks: &Tasks) -> impl IntoView + use<> {
    let t = page.locale;
    let above = vec![Crumb::new(say!(t, publications.title), "/publications")];
    let concluded = date(page.language(), tasks.concluded_on);
    let barred = tasks.office.err().map(|reason| {
        let text = denial(t, reason);
        view! { <p class="callout section-text">{text}</p> }
    });
    let list = match tasks.tasks.is_empty() {
        true => view! { <p class="sub">{say!(t, publications.not_yet)}</p> }.into_any(),
        false => view! {
            {strip(t, tasks)}
            {barred}
            {table(page, tasks)}
        }
        .into_any(),
    };
    let contract = format!("/contracts/{}", tasks.contract);
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=tasks.number.clone() />
        <header class="page-head">
            <h1>
                {say!(t, publications.title)}
                <span class="also" lang="ja">{tasks.organisation_name.clone()}</span>
            </h1>
            <dl class="meta">
                <div>
                    <dt>{say!(t, publications.number)}</dt>
                    <dd><a href=contract>{tasks.number.clone()}</a></dd>
                </div>
                <div><dt>{say!(t, publications.service)}</dt><dd lang="ja">{tasks.service_name.clone()}</dd></div>
                <div><dt>{say!(t, publications.concluded)}</dt><dd>{concluded}</dd></div>
            </dl>
        </header>
        {list}
    }
}

fn table(page: &Page, tasks: &Tasks) -> AnyView {
    let t = page.locale;
    let is_open = page
        .op
        .actor
        .may_now(Action::RecordPublication, State::Contract(tasks.state));
    let may = is_open && tasks.office.is_ok();
    let mut heads = vec![
        say!(t, publications.publisher),
        say!(t, publications.state),
        say!(t, publications.notice),
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
    let rows: Vec<_> = tasks
        .tasks
        .iter()
        .map(|task| row(t, (tasks.contract, task), may))
        .collect();
    view! {
        <table class="table cards section-gap">
            <caption class="vh">{say!(t, publications.title)}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(t: Locale, (contract, task): (ContractId, &Task), may: bool) -> AnyView {
    let (glyph, text) = state(t, task);
    let late = (task.overdue_days > 0).then(|| {
        view! { <span class="overdue nowrap">{overdue(t, task.overdue_days)}</span> }
    });
    let action = may.then(|| action(t, contract, task));
    view! {
        <tr>
            <th scope="row" class="c-title nowrap">{publisher(t, task)}</th>
            <td class="c-status nowrap"><Status glyph text /></td>
            {notice(t, task)}
            <td class="c-due nowrap">{task.due_on.to_string()} " " {late}</td>
            {place(t, task)}
            {action}
        </tr>
    }
    .into_any()
}

fn notice(t: Locale, task: &Task) -> AnyView {
    let Some(notice) = &task.notice else {
        return view! { <td class="c-below empty">{say!(t, common.dash)}</td> }.into_any();
    };
    let label = say!(t, publications.notice);
    let note = (!notice.note.is_empty()).then(|| view! { <small>{notice.note.clone()}</small> });
    view! {
        <td class="c-below" data-label=label>
            <span class="nowrap">{notice.on.to_string()}</span> " "
            <span class="nowrap">{way(t, notice.way)}</span>
            {note}
        </td>
    }
    .into_any()
}

/// Where it is published and since when, or why it need not be.
pub(super) fn place(t: Locale, task: &Task) -> AnyView {
    match (&task.published, task.release) {
        (Some(published), _) => {
            let address = published.address.clone();
            view! {
                <td class="c-below c-long">
                    <span class="nowrap">{published.on.to_string()}</span> " "
                    <a href=address rel="noopener nofollow">{breakable(&published.address)}</a>
                </td>
            }
            .into_any()
        }
        (None, Some(reason)) => {
            view! { <td class="c-below sub">{release(t, reason)}</td> }.into_any()
        }
        (None, None) => view! { <td class="c-below empty">{say!(t, common.dash)}</td> }.into_any(),
    }
}

/// What an officer does next with a publication.
pub(super) fn action(t: Locale, contract: ContractId, task: &Task) -> AnyView {
    let to_notify = task.state == PublicationState::Open && task.publisher.bank().is_some();
    let address = format!("/contracts/{contract}/publications/{}", task.publisher);
    let (href, text) = match task.state {
        _ if to_notify => (format!("{address}/notice"), say!(t, publications.to_notice)),
        PublicationState::NotRequired => {
            return view! { <td class="c-hide"></td> }.into_any();
        }
        PublicationState::Published => (address, say!(t, publications.to_correct)),
        _ => (address, say!(t, publications.to_record)),
    };
    let label = format!("{text} {}", publisher(t, task));
    view! {
        <td class="c-act end"><a class="button line xs" href=href aria-label=label>{text}</a></td>
    }
    .into_any()
}
