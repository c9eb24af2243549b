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
    let title = td_string!(t, clients.title).to_string();
    page.show(Frame::Office, &title, || {
        let list = if clients.is_empty() {
            view! { <p>{td_string!(t, clients.office_empty).to_string()}</p> }.into_any()
        } else {
            table(&page, clients, true)
        };
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{td_string!(t, clients.office_lead).to_string()}</p>
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

fn body(page: &Page, client: Client) -> impl IntoView + use<> {
    let t = page.locale;
    let (glyph, text) = state(t, client.state);
    let title = td_string!(t, clients.title).to_string();
    let list = if page.op.actor.is_staff() {
        "/clients".to_owned()
    } else {
        format!("/applications/{}/clients", client.application)
    };
    let connected = client.first_used_at.map(|at| {
        let at = date_time(page.language(), at);
        td_string!(t, clients.connected, at).to_string()
    });
    let conditions = conditions(t, &client.authorisation);
    view! {
        <Breadcrumb
            label=td_string!(t, common.nav_breadcrumb).to_string()
            above=vec![Crumb::new(title, list)]
            here=client.client_name.clone()
        />
        <header class="page-head">
            <h1>{client.client_name.clone()} <span class="also">{client.organisation_name.clone()}</span></h1>
            <p class="meta"><Status glyph text look=StatusLook::Boxed /></p>
        </header>
        <div class="stack narrow">
            {facts(page, &client)}
            {connected.map(|text| view! { <p class="strong">{text}</p> })}
            {actions(page, &client)}
        </div>
        <section class="section section-gap">
            <header class="section-head"><h2>{td_string!(t, clients.conditions).to_string()}</h2></header>
            {conditions}
        </section>
    }
}

fn facts(page: &Page, client: &Client) -> impl IntoView + use<> {
    let t = page.locale;
    let at = |instant| date_time(page.language(), instant);
    let dash = || td_string!(t, common.dash).to_string();
    let used = client
        .last_used_at
        .map_or(td_string!(t, clients.not_used).to_string(), at);
    let id = client.client_id.clone().unwrap_or_else(dash);
    let rows = vec![
        KeyValue::new(
            td_string!(t, clients.client_id).to_string(),
            view! { <code>{id}</code> },
        ),
        KeyValue::new(
            td_string!(t, clients.contract).to_string(),
            client.contract_number.clone(),
        ),
        KeyValue::new(
            td_string!(t, clients.redirect_uris).to_string(),
            client.redirect_uris.join("\n"),
        ),
        KeyValue::new(
            td_string!(t, clients.auth_method).to_string(),
            "client_secret_basic",
        ),
        KeyValue::new(
            td_string!(t, clients.requested_at).to_string(),
            at(client.requested_at),
        ),
        KeyValue::new(
            td_string!(t, clients.issued_at).to_string(),
            client.issued_at.map_or_else(dash, at),
        ),
        KeyValue::new(td_string!(t, clients.last_used).to_string(), used),
    ];
    view! { <KeyValues rows /> }
}

/// What may be done now, by the one who looks.
fn actions(page: &Page, client: &Client) -> AnyView {
    let t = page.locale;
    let key = client.key;
    match (client.state, client.may_issue) {
        (ClientState::Requested, true) => view! {
            <form method="post" action=format!("/clients/{key}/issue") class="stack">
                <p>{td_string!(t, clients.issue_note).to_string()}</p>
                <Button kind=ButtonKind::Solid text=td_string!(t, clients.issue).to_string() />
            </form>
        }
        .into_any(),
        (ClientState::Requested, false) => {
            view! { <p>{td_string!(t, clients.wait_issue).to_string()}</p> }.into_any()
        }
        (ClientState::Active, true) => view! {
            <p>
                <ButtonLink
                    kind=ButtonKind::Danger
                    href=format!("/clients/{key}/revoke")
                    text=td_string!(t, clients.revoke).to_string()
                />
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
