//! The agent's applications.

use super::words::{owner, service, state};
use crate::answer::Answer;
use crate::components::{ButtonKind, ButtonLink, Status};
use crate::page::Page;
use crate::shell::Frame;
use crate::words::{date, family};
use domain::applications::Owner;
use domain::permissions::Action;
use leptos::prelude::*;
use services::applications::list::Listed;

/// The page.
pub async fn list_page(page: Page) -> Answer {
    let applications = services::applications::list::list(&page.op).await?;
    let t = page.locale;
    let title = say!(t, applications.title);
    page.show(Frame::Agent, &title, || {
        view! {
            <header class="page-head between">
                <div>
                    <h1>{title.clone()}</h1>
                    <p>{say!(t, applications.lead)}</p>
                </div>
                {begin(&page)}
            </header>
            {list(&page, applications)}
        }
    })
}

fn begin(page: &Page) -> Option<impl IntoView + use<>> {
    let text = say!(page.locale, applications.begin);
    page.op.actor.may(Action::Begin).then(|| {
        view! { <ButtonLink kind=ButtonKind::Solid href="/applications/new" text /> }
    })
}

fn list(page: &Page, applications: Vec<Listed>) -> AnyView {
    let t = page.locale;
    if applications.is_empty() {
        return view! {
            <p class="strong">{say!(t, applications.empty)}</p>
            <p>{say!(t, applications.empty_next)}</p>
        }
        .into_any();
    }
    let rows: Vec<_> = applications
        .into_iter()
        .map(|listed| row(page, &listed))
        .collect();
    view! {
        <table class="table cards">
            <thead>
                <tr>
                    <th scope="col">{say!(t, applications.number)}</th>
                    <th scope="col">{say!(t, applications.service)}</th>
                    <th scope="col">{say!(t, applications.family)}</th>
                    <th scope="col">{say!(t, applications.state)}</th>
                    <th scope="col">{say!(t, applications.next)}</th>
                    <th scope="col">{say!(t, applications.due)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(page: &Page, listed: &Listed) -> impl IntoView + use<> {
    let t = page.locale;
    let application = &listed.application;
    let (glyph, text) = state(t, &application.stage, listed.contract);
    let due = listed.due_on().map(|day| date(page.language(), day));
    let due_class = if due.is_some() {
        "c-due"
    } else {
        "c-due empty"
    };
    let owner_class = match listed.owner() {
        Owner::Nobody => "c-owner empty",
        _ => "c-owner",
    };
    let href = format!("/applications/{}", application.id);
    view! {
        <tr>
            <td class="c-id nowrap"><a href=href>{application.number().to_owned()}</a></td>
            <td class="c-title">{service(t, application)}</td>
            <td class="c-second">{family(t, application.family)}</td>
            <td class="c-status"><Status glyph text /></td>
            <td class=owner_class>{owner(t, listed.owner())}</td>
            <td class=due_class>{due.unwrap_or_else(|| say!(t, common.dash))}</td>
        </tr>
    }
}
