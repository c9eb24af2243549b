//! Every client for the Federation, and one client with what its administrator may do.

use super::conditions::conditions;
use super::state;
use super::table::table;
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, Button, ButtonKind, ButtonLink, Crumb, KeyValue, KeyValues, Status, StatusLook,
};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::date_time;
use axum::extract::Path;
use domain::clients::ClientState;
use domain::ids::ClientKey;
use leptos::prelude::*;
use services::clients::show::Client;

/// The list.
pub async fn office_page(page: Page) -> Answer {
    let clients = services::clients::list::all(&page.op).await?;
    let t = page.locale;
    let title = say!(t, clients.title);
    page.show(Frame::Office, &title, || {
        let list = if clients.is_empty() {
            view! { <p>{say!(t, clients.office_empty)}</p> }.into_any()
        } else {
            table(&page, clients, true)
        };
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, clients.office_lead)}</p>
            </header>
            {list}
        }
    })
}

/// One client; the agent sees the same page in its own frame, without the buttons.
pub async fn client_page(page: Page, Path(key): Path<ClientKey>) -> Answer {
    let client = services::clients::show::show(&page.op, key).await?;
    let frame = if page.op.actor.is_staff() {
        Frame::Office
    } else {
        Frame::Agent
    };
    let title = client.client_name.clone();
    page.show(frame, &title, || body(&page, client))
}

/// Issues the client ID.
pub async fn issue(page: Page, Path(key): Path<ClientKey>) -> Answer {
    services::clients::issue::issue(&page.op, key).await?;
    page.go_done(&format!("/clients/{key}"), "client_issued")
}

/// Mails the link to the secret once more.
pub async fn send_link(page: Page, Path(key): Path<ClientKey>) -> Answer {
    services::clients::send_link_again::send_link_again(&page.op, key).await?;
    page.go_done(&format!("/clients/{key}"), "secret_link_sent")
}

fn body(page: &Page, client: Client) -> impl IntoView + use<> {
    let t = page.locale;
    let (glyph, text) = state(t, client.state);
    let title = say!(t, clients.title);
    let list = if page.op.actor.is_staff() {
        "/clients".to_owned()
    } else {
        format!("/applications/{}/clients", client.application)
    };
    let connected = client.first_used_at.map(|at| {
        let at = date_time(page.language(), at);
        say!(t, clients.connected, at)
    });
    let conditions = conditions(t, &client.authorisation);
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above=vec![Crumb::new(title, list)]
            here=client.client_name.clone()
        />
        <header class="page-head">
            <h1>{client.client_name.clone()} <span class="also" lang="ja">{client.organisation_name.clone()}</span></h1>
            <p class="meta"><Status glyph text look=StatusLook::Boxed /></p>
        </header>
        <div class="stack narrow">
            {facts(page, &client)}
            {connected.map(|text| view! { <p class="strong">{text}</p> })}
            {actions(page, &client)}
        </div>
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, clients.conditions)}</h2></header>
            {conditions}
        </section>
    }
}

fn facts(page: &Page, client: &Client) -> impl IntoView + use<> {
    let t = page.locale;
    let at = |instant| date_time(page.language(), instant);
    let dash = || say!(t, common.dash);
    let used = client.last_used_at.map_or(say!(t, clients.not_used), at);
    let id = client.client_id.clone().unwrap_or_else(dash);
    let rows = vec![
        KeyValue::new(say!(t, clients.client_id), view! { <code>{id}</code> }),
        KeyValue::new(say!(t, clients.contract), client.contract_number.clone()),
        KeyValue::new(
            say!(t, clients.redirect_uris),
            client.redirect_uris.join("\n"),
        ),
        KeyValue::new(say!(t, clients.auth_method), "client_secret_basic"),
        KeyValue::new(say!(t, clients.requested_at), at(client.requested_at)),
        KeyValue::new(
            say!(t, clients.issued_at),
            client.issued_at.map_or_else(dash, at),
        ),
        KeyValue::new(say!(t, clients.secret), secret(page, client)),
        KeyValue::new(say!(t, clients.last_used), used),
    ];
    view! { <KeyValues rows /> }
}

/// Whether somebody has seen the secret, and until when the link shows it.
fn secret(page: &Page, client: &Client) -> String {
    let t = page.locale;
    let at = |instant| date_time(page.language(), instant);
    match (client.secret_revealed_at, client.secret_link_ends_at) {
        (Some(seen), _) => say!(t, clients.secret_seen, at = at(seen)),
        (None, Some(ends)) if ends > page.op.now => say!(t, clients.secret_waits, at = at(ends)),
        (None, Some(_)) => say!(t, clients.secret_expired),
        (None, None) => say!(t, common.dash),
    }
}

/// What may be done now, by the one who looks.
fn actions(page: &Page, client: &Client) -> AnyView {
    let t = page.locale;
    let key = client.key;
    match client.state {
        ClientState::Requested if client.may_issue => view! {
            <form method="post" action=format!("/clients/{key}/issue") class="stack">
                <p>{say!(t, clients.issue_note)}</p>
                <Button kind=ButtonKind::Solid text=say!(t, clients.issue) />
            </form>
        }
        .into_any(),
        ClientState::Requested => view! { <p>{say!(t, clients.wait_issue)}</p> }.into_any(),
        ClientState::Active if client.may_revoke => view! {
            {is_unseen(client).then(|| send_link_form(t, client))}
            <p>
                <ButtonLink
                    kind=ButtonKind::Danger
                    href=format!("/clients/{key}/revoke")
                    text=say!(t, clients.revoke)
                />
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

fn is_unseen(client: &Client) -> bool {
    client.may_send_link && client.secret_revealed_at.is_none()
}

/// While nobody has seen the secret.
fn send_link_form(t: Locale, client: &Client) -> impl IntoView + use<> {
    view! {
        <form method="post" action=format!("/clients/{}/send-link", client.key) class="stack">
            <p>{say!(t, clients.send_link_note)}</p>
            <Button text=say!(t, clients.send_link) />
        </form>
    }
}
