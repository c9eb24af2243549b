//! Passkeys: adding one, taking one away, and signing in with one.

use super::ask::passkey_fields;
use super::{OVERVIEW, frame, go_renewed};
use crate::accounts::Labelled;
use crate::accounts::sign_in::enter;
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, ButtonKind, ButtonLink, Crumb, Entry, FormButtons, KeyValue, KeyValues, TextField,
};
use crate::cookies;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::{Form, Path};
use axum::http::HeaderMap;
use domain::accounts::PasskeyAnswer;
use domain::ids::PasskeyId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use serde::Deserialize;
use services::factors::passkeys::add::{NewPasskey, add, begin};
use services::factors::passkeys::ask::of_anybody;
use services::factors::passkeys::remove::{remove as remove_passkey, show};
use services::factors::passkeys::{are_possible, sign_in};

const NEW: &str = "/account/security/passkeys/new";

/// What the sign-in page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Posted {
    #[serde(flatten)]
    answer: PasskeyAnswer,
    next: String,
}

/// The form for a new one.
pub async fn new_page(page: Page) -> Answer {
    let name = domain::accounts::device(&page.op.browser.user_agent);
    draw_new(&page, &name, &Problems::default()).await
}

/// Keeps it.
pub async fn submit(page: Page, headers: HeaderMap, Form(new): Form<NewPasskey>) -> Answer {
    let session = cookies::session(&headers).ok_or(Refusal::SignInRequired)?;
    match add(&page.op, (&session, &new)).await {
        Ok(token) => go_renewed(&page, &token, &format!("{OVERVIEW}?done=passkey_added")),
        Err(error) => draw_new(&page, &new.name, &Problems::of(error)?).await,
    }
}

/// What the page sends on which one goes.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Removal {
    password: String,
}

/// Asks whether it is really to go.
pub async fn remove_page(page: Page, Path(id): Path<PasskeyId>) -> Answer {
    draw_remove(&page, id, &Problems::default()).await
}

/// Takes it away.
pub async fn remove(page: Page, Path(id): Path<PasskeyId>, Form(removal): Form<Removal>) -> Answer {
    match remove_passkey(&page.op, (id, &removal.password)).await {
        Ok(()) => page.go_done(OVERVIEW, "passkey_removed"),
        Err(error) => draw_remove(&page, id, &Problems::of(error)?).await,
    }
}

/// The button on the sign-in page, where there can be passkeys.
pub fn offer(page: &Page, next: &str) -> anyhow::Result<Option<AnyView>> {
    let t = page.locale;
    let Some(question) = of_anybody(&page.op).map_err(anyhow::Error::from)? else {
        return Ok(None);
    };
    let view = view! {
        <form method="post" action="/sign-in/passkey" class="section-gap">
            <input type="hidden" name="next" value=next.to_owned() />
            {passkey_fields(page, (&question, false), say!(t, factors.passkey_sign_in))}
        </form>
    };
    Ok(Some(view.into_any()))
}

/// Signs in with one. The session is told from one that was asked for by password.
pub async fn enter_with(page: Page, headers: HeaderMap, Form(posted): Form<Posted>) -> Answer {
    let page = page.marked();
    match sign_in::sign_in(&page.op, &posted.answer).await {
        Ok(token) => enter(&page, &headers, (&token, &posted.next)).await,
        Err(error) => {
            let problems = Problems::of(error)?;
            crate::accounts::sign_in::draw_after(&page, &posted.next, &problems)
        }
    }
}

async fn draw_new(page: &Page, name: &str, problems: &Problems) -> Answer {
    if !are_possible(&page.op) {
        return Err(Refusal::NotFound.into());
    }
    let question = begin(&page.op).await?;
    let t = page.locale;
    let title = say!(t, factors.passkey_new_title);
    let names = vec![
        ("name", say!(t, factors.passkey_name)),
        ("passkey", say!(t, factors.passkey)),
    ];
    let labels = Labelled::new(page, problems, names);
    let above = vec![Crumb::new(say!(t, factors.title), OVERVIEW)];
    let hint = say!(t, factors.passkey_name_hint);
    let body = || {
        view! {
            <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
            <form method="post" action=NEW class="fields narrow" novalidate>
                {labels.summary()}
                <header class="page-head">
                    <h1>{title.clone()}</h1>
                    <p>{say!(t, factors.passkey_lead)}</p>
                </header>
                <TextField
                    field=labels.required("name").hint(hint)
                    value=name.to_owned()
                    entry=Entry::default().autocomplete("off")
                />
                <noscript><p>{say!(t, factors.passkey_script)}</p></noscript>
                <div class="buttons">
                    {passkey_fields(page, (&question, true), say!(t, factors.passkey_make))}
                    <ButtonLink kind=ButtonKind::Text href=OVERVIEW text=say!(t, common.cancel) />
                </div>
            </form>
        }
    };
    page.show_form(problems, frame(page), (&title.clone(), body))
}

async fn draw_remove(page: &Page, id: PasskeyId, problems: &Problems) -> Answer {
    let going = show(&page.op, id).await?;
    let t = page.locale;
    let title = say!(t, factors.passkey_remove_title);
    let names = vec![("password", say!(t, accounts.password))];
    let labels = Labelled::new(page, problems, names);
    let text = match going.is_last {
        true => say!(t, factors.remove_text),
        false => say!(t, factors.passkey_remove_text),
    };
    let password = going.is_last.then(|| {
        view! { <TextField field=labels.plain("password") entry=Entry::password() /> }
    });
    let above = vec![Crumb::new(say!(t, factors.title), OVERVIEW)];
    let address = format!("/account/security/passkeys/{id}/remove");
    let body = || {
        view! {
            <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
            <form method="post" action=address class="fields narrow" novalidate>
                {labels.summary()}
                <header class="page-head">
                    <h1>{title.clone()}</h1>
                    <p>{text}</p>
                </header>
                <KeyValues rows=vec![KeyValue::new(say!(t, factors.passkey_name), going.name)] />
                {password}
                <FormButtons
                    kind=ButtonKind::Danger
                    text=say!(t, factors.passkey_remove)
                    back=OVERVIEW
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(problems, frame(page), (&title.clone(), body))
}
