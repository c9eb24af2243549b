//! The agent's clients under one contract, and the form that asks for another.

use super::conditions::conditions;
use super::table::table;
use crate::answer::Answer;
use crate::components::{Breadcrumb, Button, ButtonKind, Crumb, Entry, TextArea, TextField};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::clients::{ClientForm, ClientState};
use domain::ids::ApplicationId;
use leptos::prelude::*;
use services::clients::list::{ContractClients, of_application};
use services::clients::show::Client;

/// The page.
pub async fn agent_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    draw(page, id, (ClientForm::default(), Problems::default())).await
}

/// Asks for a client.
pub async fn request(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(form): Form<ClientForm>,
) -> Answer {
    let contract = of_application(&page.op, id).await?.contract;
    match services::clients::request::request(&page.op, contract, &form).await {
        Ok(_) => page.go_done(&format!("/applications/{id}/clients"), "client_requested"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

async fn draw(page: Page, id: ApplicationId, (form, problems): (ClientForm, Problems)) -> Answer {
    let found = of_application(&page.op, id).await?;
    let title = td_string!(page.locale, clients.title).to_string();
    page.show_form(
        &problems,
        Frame::Agent,
        (&title, || body(&page, id, found, (&form, &problems))),
    )
}

fn body(
    page: &Page,
    id: ApplicationId,
    found: ContractClients,
    typed: (&ClientForm, &Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let title = td_string!(t, clients.title).to_string();
    let above = vec![
        Crumb::new(
            td_string!(t, common.nav_applications).to_string(),
            "/applications",
        ),
        Crumb::new(found.service_name.clone(), format!("/applications/{id}")),
    ];
    let conditions = found
        .clients
        .iter()
        .find(|client| client.state == ClientState::Active)
        .map(|active| access(t, active));
    let list = if found.clients.is_empty() {
        view! { <p>{td_string!(t, clients.empty).to_string()}</p> }.into_any()
    } else {
        table(page, found.clients, false)
    };
    let form = if found.concluded {
        request_form(page, typed).into_any()
    } else {
        view! { <p>{td_string!(t, clients.not_concluded).to_string()}</p> }.into_any()
    };
    view! {
        <Breadcrumb label=td_string!(t, common.nav_breadcrumb).to_string() above here=title.clone() />
        <header class="page-head"><h1>{title}</h1><p>{td_string!(t, clients.lead).to_string()}</p></header>
        <section class="section">
            <header class="section-head"><h2>{td_string!(t, clients.list).to_string()}</h2></header>
            {list}
        </section>
        <section class="section">
            <header class="section-head"><h2>{td_string!(t, clients.request).to_string()}</h2></header>
            {form}
        </section>
        {conditions}
    }
}

/// What access depends on, and which way of authentication counts as strong.
fn access(t: Locale, active: &Client) -> impl IntoView + use<> {
    view! {
        <div class="columns halves section-gap">
            <section class="section">
                <header class="section-head"><h2>{td_string!(t, clients.conditions).to_string()}</h2></header>
                {conditions(t, &active.authorisation)}
            </section>
            <section class="section">
                <header class="section-head"><h2>{td_string!(t, clients.methods).to_string()}</h2></header>
                <p>{td_string!(t, clients.methods_text).to_string()}</p>
            </section>
        </div>
    }
}

fn request_form(page: &Page, (form, problems): (&ClientForm, &Problems)) -> impl IntoView + use<> {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let name = td_string!(t, clients.client_name).to_string();
    let uris = td_string!(t, clients.redirect_uris).to_string();
    let label = |field: &str| {
        if field == "client_name" {
            name.clone()
        } else {
            uris.clone()
        }
    };
    let summary = drawn.summary(label);
    let name_field = drawn
        .required("client_name", &name)
        .hint(td_string!(t, clients.client_name_hint).to_string());
    let uris_field = drawn
        .required("redirect_uris", &uris)
        .hint(td_string!(t, clients.redirect_uris_hint).to_string());
    view! {
        <form method="post" class="fields narrow">
            {summary}
            <p>{td_string!(t, clients.request_lead).to_string()}</p>
            <TextField field=name_field value=form.client_name.clone() entry=Entry::default() />
            <TextArea field=uris_field value=form.redirect_uris.clone() rows=3 />
            <p class="note">{td_string!(t, clients.not_fapi).to_string()}</p>
            <div class="buttons">
                <Button kind=ButtonKind::Solid text=td_string!(t, clients.request).to_string() />
            </div>
        </form>
    }
}
