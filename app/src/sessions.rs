//! Where somebody is signed in, and how to end that from here.

use crate::answer::Answer;
use crate::components::{Breadcrumb, Button, ButtonSize, Crumb, Glyph, Status};
use crate::cookies;
use crate::factors::{OVERVIEW, frame, show_first};
use crate::i18n::*;
use crate::page::Page;
use crate::words::date_time;
use axum::extract::Path;
use axum::http::HeaderMap;
use domain::ids::SessionId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::Error;
use services::sessions::end::end as end_session;
use services::sessions::end_others::end_others as end_other_sessions;
use services::sessions::list::{Listed, list};

const ADDRESS: &str = "/account/sessions";

/// The sessions there are.
pub async fn page(page: Page, headers: HeaderMap) -> Answer {
    let current = cookies::session(&headers).ok_or(Refusal::SignInRequired)?;
    let sessions = list(&page.op, &current).await?;
    let t = page.locale;
    let title = say!(t, sessions.title);
    let has_others = sessions.iter().any(|session| !session.is_current);
    page.show(frame(&page), &title.clone(), || {
        let above = vec![Crumb::new(say!(t, factors.title), OVERVIEW)];
        let rows: Vec<_> = sessions.iter().map(|session| row(&page, session)).collect();
        view! {
            <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
            <header class="page-head"><h1>{title}</h1><p>{say!(t, sessions.lead)}</p></header>
            {table(t, rows)}
            {has_others.then(|| all_others(t))}
        }
    })
}

/// Ends one of them.
pub async fn end(page: Page, Path(id): Path<SessionId>) -> Answer {
    match end_session(&page.op, id).await {
        // What was to end has ended.
        Ok(()) | Err(Error::Refused(Refusal::NotFound)) => page.go_done(ADDRESS, "session_ended"),
        Err(error) => show_first(&page, error, ADDRESS),
    }
}

/// Ends all but this one.
pub async fn end_others(page: Page, headers: HeaderMap) -> Answer {
    let current = cookies::session(&headers).ok_or(Refusal::SignInRequired)?;
    match end_other_sessions(&page.op, &current).await {
        Ok(_) => page.go_done(ADDRESS, "other_sessions_ended"),
        Err(error) => show_first(&page, error, ADDRESS),
    }
}

fn table<V: IntoView + 'static>(t: Locale, rows: Vec<V>) -> impl IntoView + use<V> {
    let head = [
        say!(t, sessions.device),
        say!(t, sessions.place),
        say!(t, sessions.used),
        say!(t, sessions.begun),
        say!(t, sessions.state),
    ]
    .map(|name| view! { <th scope="col">{name}</th> });
    view! {
        <table class="table cards">
            <caption class="vh">{say!(t, sessions.title)}</caption>
            <thead><tr>{head.into_iter().collect::<Vec<_>>()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(page: &Page, session: &Listed) -> impl IntoView + use<> {
    let t = page.locale;
    let known = |text: &str| match text.is_empty() {
        true => say!(t, sessions.unknown),
        false => text.to_owned(),
    };
    let (class, state) = match session.is_current {
        true => (
            "c-status",
            view! { <Status glyph=Glyph::Now text=say!(t, sessions.current) /> }.into_any(),
        ),
        false => (
            "c-below",
            view! {
                <form method="post" action=format!("{ADDRESS}/{}/end", session.id)>
                    <Button text=say!(t, sessions.end) size=ButtonSize::Small />
                </form>
            }
            .into_any(),
        ),
    };
    let (used, begun) = (say!(t, sessions.used), say!(t, sessions.begun));
    view! {
        <tr>
            <th scope="row" class="c-title">{known(&session.device)}</th>
            <td class="c-second nowrap">{known(&session.place)}</td>
            <td class="c-below nowrap" data-label=used>
                {date_time(page.language(), session.used_at)}
            </td>
            <td class="c-below nowrap" data-label=begun>
                {date_time(page.language(), session.begun_at)}
            </td>
            <td class=class>{state}</td>
        </tr>
    }
}

fn all_others(t: Locale) -> impl IntoView {
    view! {
        <form method="post" action=format!("{ADDRESS}/end-others") class="stack section-gap">
            <p>{say!(t, sessions.others_text)}</p>
            <div class="buttons"><Button text=say!(t, sessions.end_others) /></div>
        </form>
    }
}
