//! Whoever is invited follows the link, and joins with a new account or with the one they have.

use super::names;
use crate::accounts::dead_link::{self, Reader, Replacement};
use crate::accounts::{Labelled, new_password};
use crate::answer::Answer;
use crate::components::{
    Banner, BannerKind, Button, ButtonKind, ButtonLink, Entry, KeyValue, KeyValues, TextField,
};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::date;
use axum::extract::{Form, Path};
use domain::accounts::PASSWORD_MIN;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::Error;
use services::members::accept::{
    AcceptForm, Invitation, accept_invitation, join as join_body, show_invitation,
};
use services::secrets::tokens::Token;

/// What is offered, and the way to accept it.
pub async fn page(page: Page, Path(token): Path<String>) -> Answer {
    match show_invitation(&page.op, &Token::presented(&token)).await {
        Ok(offer) => {
            let form = AcceptForm {
                name: offer.name.clone(),
                ..AcceptForm::default()
            };
            draw(&page, (&offer, &form), &Problems::default())
        }
        Err(error) => dead(&page, error),
    }
}

/// Accepts with a new account.
pub async fn submit(page: Page, Path(token): Path<String>, Form(form): Form<AcceptForm>) -> Answer {
    let token = Token::presented(&token);
    let problems = match accept_invitation(&page.op, &token, &form).await {
        Ok(()) => return page.go_done("/sign-in", "account_made"),
        Err(error @ Error::Refused(Refusal::Gone)) => return dead(&page, error),
        Err(error) => Problems::of(error)?,
    };
    match show_invitation(&page.op, &token).await {
        Ok(offer) => draw(&page, (&offer, &form), &problems),
        Err(error) => dead(&page, error),
    }
}

/// Joins with the account that is signed in.
pub async fn join(page: Page, Path(token): Path<String>) -> Answer {
    let token = Token::presented(&token);
    let problems = match join_body(&page.op, &token).await {
        Ok(_) => return page.go_done("/hats", "joined"),
        Err(error @ Error::Refused(Refusal::Gone)) => return dead(&page, error),
        Err(error) => Problems::of(error)?,
    };
    match show_invitation(&page.op, &token).await {
        Ok(offer) => draw(&page, (&offer, &AcceptForm::default()), &problems),
        Err(error) => dead(&page, error),
    }
}

fn draw(page: &Page, (offer, form): (&Invitation, &AcceptForm), problems: &Problems) -> Answer {
    let t = page.locale;
    let title = say!(t, members.invitation_title);
    let labels = Labelled::new(
        page,
        problems,
        vec![
            ("name", say!(t, accounts.person_name)),
            ("password", say!(t, accounts.password)),
        ],
    );
    let heading = title.clone();
    let email = page
        .op
        .actor
        .identity()
        .map(|identity| identity.email.clone());
    let body = || {
        let way_in = match (offer.has_account, email) {
            (true, Some(email)) if email == offer.email => with_own_account(page),
            (_, Some(email)) => with_other_account(t, email),
            (true, None) => after_sign_in(page),
            (false, None) => with_new_account(page, (offer, form), &labels),
        };
        view! {
            <div class="narrow">
                {labels.summary()}
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{say!(t, members.invitation_lead)}</p>
                </div>
                <KeyValues rows=facts(page, offer) />
                <div class="section-gap">{way_in}</div>
            </div>
        }
    };
    page.show_form(problems, Frame::Public, (&title, body))
}

fn with_new_account(
    page: &Page,
    (offer, form): (&Invitation, &AcceptForm),
    labels: &Labelled<'_>,
) -> AnyView {
    let t = page.locale;
    view! {
        <form method="post" action=page.path.clone() class="fields" novalidate>
            <p>{say!(t, members.invitation_new)}</p>
            <input type="hidden" autocomplete="username" value=offer.email.clone() />
            <TextField
                field=labels.required("name")
                value=form.name.clone()
                entry=Entry::default().autocomplete("name")
            />
            {new_password(t, labels.required("password"), PASSWORD_MIN)}
            <div class="buttons">
                <Button text=say!(t, members.invitation_button) kind=ButtonKind::Solid />
            </div>
        </form>
    }
    .into_any()
}

fn with_own_account(page: &Page) -> AnyView {
    let t = page.locale;
    let action = format!("{}/join", page.path.trim_end_matches("/join"));
    view! {
        <form method="post" action=action class="stack">
            <p>{say!(t, members.invitation_join)}</p>
            <div class="buttons">
                <Button text=say!(t, members.join_button) kind=ButtonKind::Solid />
            </div>
        </form>
    }
    .into_any()
}

fn with_other_account(t: Locale, email: String) -> AnyView {
    let heading = say!(t, members.invitation_other, email);
    view! { <Banner kind=BannerKind::Warn heading /> }.into_any()
}

fn after_sign_in(page: &Page) -> AnyView {
    let t = page.locale;
    let next: String = url::form_urlencoded::byte_serialize(page.path.as_bytes()).collect();
    view! {
        <div class="stack">
            <p>{say!(t, members.invitation_sign_in)}</p>
            <div class="buttons">
                <ButtonLink
                    href=format!("/sign-in?next={next}")
                    text=say!(t, members.invitation_sign_in_button)
                    kind=ButtonKind::Solid
                />
            </div>
        </div>
    }
    .into_any()
}

fn facts(page: &Page, offer: &Invitation) -> Vec<KeyValue> {
    let t = page.locale;
    let mut rows = vec![
        KeyValue::new(say!(t, members.body), offer.body_name.clone()),
        KeyValue::new(
            say!(t, accounts.roles),
            names(t, offer.roles.iter().copied()),
        ),
        KeyValue::new(say!(t, accounts.email), offer.email.clone()),
    ];
    if let Some(last) = offer.ends_on {
        let last = date(page.language(), last);
        rows.push(KeyValue::new(say!(t, members.ends_on), last));
    }
    rows
}

fn dead(page: &Page, error: Error) -> Answer {
    let text = say!(page.locale, accounts.dead_invitation);
    let replacement = Replacement {
        text,
        action: None,
        reader: Reader::Account,
    };
    dead_link::explain(page, error, replacement)
}
