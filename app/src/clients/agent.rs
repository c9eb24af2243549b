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
use domain::contracts::ContractState;
use domain::ids::ApplicationId;
use domain::permissions::Action;
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
    let title = say!(page.locale, clients.title);
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
    let title = say!(t, clients.title);
    let above = vec![
        Crumb::new(say!(t, common.nav_applications), "/applications"),
        Crumb::new(found.service_name.clone(), format!("/applications/{id}")),
    ];
    let conditions = found
        .clients
        .iter()
        .find(|client| client.state == ClientState::Active)
        .map(|active| access(t, active));
    let form = ask(page, &found, typed);
    let list = if found.clients.is_empty() {
        view! { <p>{say!(t, clients.empty)}</p> }.into_any()
    } else {
        table(page, found.clients, false)
    };
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        {FormView::new(page, typed.1).summary(|field| label(t, field))}
        <header class="page-head"><h1>{title}</h1><p>{say!(t, clients.lead)}</p></header>
        <section class="section">
            <header class="section-head"><h2>{say!(t, clients.list)}</h2></header>
            {list}
        </section>
        <section class="section">
            <header class="section-head"><h2>{say!(t, clients.request)}</h2></header>
            {form}
        </section>
        {conditions}
    }
}

/// The form that asks for a client, or why there is none.
fn ask(page: &Page, found: &ContractClients, typed: (&ClientForm, &Problems)) -> AnyView {
    let t = page.locale;
    let reason = if !page.op.actor.may(Action::RequestClient) {
        say!(t, clients.request_whom)
    } else if found.waits {
        say!(t, amendments.clients_wait)
    } else if found.state == ContractState::Concluded {
        return request_form(page, typed).into_any();
    } else if found.state.is_signed() {
        say!(t, refusals.not_in_force)
    } else {
        say!(t, clients.not_concluded)
    };
    view! { <p>{reason}</p> }.into_any()
}

/// What access depends on, and which way of authentication counts as strong.
fn access(t: Locale, active: &Client) -> impl IntoView + use<> {
    view! {
        <div class="columns halves section-gap">
            <section class="section">
                <header class="section-head"><h2>{say!(t, clients.conditions)}</h2></header>
                {conditions(t, &active.authorisation)}
            </section>
            <section class="section">
                <header class="section-head"><h2>{say!(t, clients.methods)}</h2></header>
                <p>{say!(t, clients.methods_text)}</p>
            </section>
        </div>
    }
}

fn label(t: Locale, field: &str) -> String {
    match field {
        "client_name" => say!(t, clients.client_name),
        _ => say!(t, clients.redirect_uris),
    }
}

fn request_form(page: &Page, (form, problems): (&ClientForm, &Problems)) -> impl IntoView + use<> {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let (name, uris) = (label(t, "client_name"), label(t, "redirect_uris"));
    let name_field = drawn
        .required("client_name", &name)
        .hint(say!(t, clients.client_name_hint));
    let uris_field = drawn
        .required("redirect_uris", &uris)
        .hint(say!(t, clients.redirect_uris_hint));
    view! {
        <form method="post" class="fields narrow">
            <p>{say!(t, clients.request_lead)}</p>
            <TextField field=name_field value=form.client_name.clone() entry=Entry::default() />
            <TextArea field=uris_field value=form.redirect_uris.clone() rows=3 />
            <p class="note">{say!(t, clients.not_fapi)}</p>
            <div class="buttons">
                <Button kind=ButtonKind::Solid text=say!(t, clients.request) />
            </div>
        </form>
    }
}
