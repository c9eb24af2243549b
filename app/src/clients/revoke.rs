//! The confirmation before a client is ended for ever.

use crate::answer::Answer;
use crate::components::{Breadcrumb, ButtonKind, Crumb, FormButtons, TextArea};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ClientKey;
use domain::permissions::Action;
use leptos::prelude::*;
use serde::Deserialize;
use services::clients::show::{Client, show};

/// Why it is ended.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RevokeForm {
    reason: String,
}

/// Asks whether the client is really to be ended.
pub async fn revoke_page(page: Page, Path(key): Path<ClientKey>) -> Answer {
    draw(page, key, (RevokeForm::default(), Problems::default())).await
}

/// Ends it.
pub async fn revoke(
    page: Page,
    Path(key): Path<ClientKey>,
    Form(form): Form<RevokeForm>,
) -> Answer {
    match services::clients::revoke::revoke(&page.op, key, &form.reason).await {
        Ok(()) => page.go_done(&format!("/clients/{key}"), "client_revoked"),
        Err(error) => draw(page, key, (form, Problems::of(error)?)).await,
    }
}

async fn draw(page: Page, key: ClientKey, (form, problems): (RevokeForm, Problems)) -> Answer {
    page.op.actor.require(Action::RevokeClient)?;
    let client = show(&page.op, key).await?;
    let title = say!(page.locale, clients.revoke_title);
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(&page, &client, (&form, &problems))),
    )
}

fn body(
    page: &Page,
    client: &Client,
    (form, problems): (&RevokeForm, &Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let reason = say!(t, clients.revoke_reason);
    let summary = drawn.summary(|_| reason.clone());
    let field = drawn
        .required("reason", &reason)
        .hint(say!(t, clients.revoke_reason_hint));
    let back = format!("/clients/{}", client.key);
    let above = vec![
        Crumb::new(say!(t, clients.title), "/clients"),
        Crumb::new(client.client_name.clone(), back.clone()),
    ];
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above
            here=say!(t, clients.revoke)
        />
        <form method="post" class="fields narrow">
            {summary}
            <header class="page-head">
                <h1>{say!(t, clients.revoke_title)}</h1>
                <p>{client.client_name.clone()} " " <code>{client.client_id.clone()}</code></p>
                <p>{say!(t, clients.revoke_text)}</p>
            </header>
            <TextArea field value=form.reason.clone() rows=3 />
            <FormButtons
                kind=ButtonKind::Danger
                text=say!(t, clients.revoke)
                back
                cancel=say!(t, common.cancel)
            />
        </form>
    }
}
