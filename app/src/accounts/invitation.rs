//! A member of staff follows the invitation and makes the account.

use super::dead_link::{self, Replacement};
use super::form::Labelled;
use super::role;
use crate::answer::Answer;
use crate::components::{Button, ButtonKind, Entry, KeyValue, KeyValues, TextField};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::{Form, Path};
use domain::accounts::PASSWORD_MIN;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::Error;
use services::accounts::invite::{AcceptForm, Invitation, accept_invitation, show_invitation};
use services::secrets::tokens::Token;

/// What is offered, and the form that accepts it.
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

/// Accepts.
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

fn draw(page: &Page, (offer, form): (&Invitation, &AcceptForm), problems: &Problems) -> Answer {
    let t = page.locale;
    let title = say!(t, accounts.invitation_title);
    let labels = Labelled::new(
        page,
        problems,
        vec![
            ("name", say!(t, accounts.person_name)),
            ("password", say!(t, accounts.password)),
        ],
    );
    let hint = say!(t, accounts.password_hint, min = PASSWORD_MIN);
    let heading = title.clone();
    let body = || {
        view! {
            <div class="narrow">
                {labels.summary()}
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{say!(t, accounts.invitation_lead)}</p>
                </div>
                <form method="post" action=page.path.clone() class="fields" novalidate>
                    <KeyValues rows=facts(t, offer) />
                    <input type="hidden" autocomplete="username" value=offer.email.clone() />
                    <TextField
                        field=labels.required("name")
                        value=form.name.clone()
                        entry=Entry::default().autocomplete("name")
                    />
                    <TextField field=labels.required("password").hint(hint) entry=Entry::new_password() />
                    <div class="buttons">
                        <Button text=say!(t, accounts.invitation_button) kind=ButtonKind::Solid />
                    </div>
                </form>
            </div>
        }
    };
    page.show_form(problems, Frame::Public, (&title, body))
}

fn facts(t: Locale, offer: &Invitation) -> Vec<KeyValue> {
    let roles: Vec<String> = offer.roles.iter().map(|held| role(t, *held)).collect();
    vec![
        KeyValue::new(say!(t, accounts.email), offer.email.clone()),
        KeyValue::new(
            say!(t, accounts.roles),
            roles.join(td_string!(t, accounts.list_separator)),
        ),
    ]
}

fn dead(page: &Page, error: Error) -> Answer {
    let text = say!(page.locale, accounts.dead_invitation);
    dead_link::explain(page, error, Replacement { text, action: None })
}
