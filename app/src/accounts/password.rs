//! A forgotten password: asking for a link, and setting a new one with it.

use super::dead_link::{self, Reader, Replacement};
use super::form::Labelled;
use super::mailed::{Address, Asking, Mailed, ask_address, mailed};
use super::new_password;
use crate::answer::Answer;
use crate::components::{Button, ButtonKind, KeyValue, KeyValues};
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::{Form, Path};
use domain::accounts::PasswordRule;
use domain::refusal::Refusal;
use leptos::prelude::*;
use serde::Deserialize;
use services::Error;
use services::accounts::reset_password::{check_link, request_reset, set_password};
use services::secrets::tokens::Token;

/// The new password.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Password {
    password: String,
}

/// The form that asks for a link.
pub async fn forgotten_page(page: Page) -> Answer {
    draw_forgotten(&page, &Address::default(), &Problems::default())
}

/// Asks for a link.
pub async fn forgotten(page: Page, Form(address): Form<Address>) -> Answer {
    match request_reset(&page.op, &address.email).await {
        Ok(()) => page.go("/password/forgotten/sent"),
        Err(error) => draw_forgotten(&page, &address, &Problems::of(error)?),
    }
}

/// Says that a mail is on its way, if there is an account.
pub async fn sent(page: Page) -> Answer {
    let t = page.locale;
    let said = Mailed {
        title: say!(t, accounts.reset_sent_title),
        text: say!(t, accounts.reset_sent_text),
        hints: vec![say!(t, accounts.reset_sent_missing)],
        next: ("/sign-in", say!(t, accounts.back_to_sign_in)),
    };
    mailed(&page, said)
}

/// The form that sets a new password.
pub async fn reset_page(page: Page, Path(token): Path<String>) -> Answer {
    draw_reset(&page, &Token::presented(&token), &Problems::default()).await
}

/// Sets the new password.
pub async fn reset(page: Page, Path(token): Path<String>, Form(form): Form<Password>) -> Answer {
    let token = Token::presented(&token);
    match set_password(&page.op, &token, &form.password).await {
        Ok(()) => page.go_done("/sign-in", "password_changed"),
        Err(error @ Error::Refused(Refusal::Gone)) => dead(&page, error),
        Err(error) => draw_reset(&page, &token, &Problems::of(error)?).await,
    }
}

fn draw_forgotten(page: &Page, address: &Address, problems: &Problems) -> Answer {
    let t = page.locale;
    let asking = Asking {
        title: say!(t, accounts.forgotten_title),
        lead: say!(t, accounts.forgotten_lead),
        action: "/password/forgotten",
        button: say!(t, accounts.forgotten_button),
        instead: Some(("/sign-in", say!(t, accounts.back_to_sign_in))),
    };
    ask_address(page, asking, (address, problems))
}

async fn draw_reset(page: &Page, token: &Token, problems: &Problems) -> Answer {
    let owner = match check_link(&page.op, token).await {
        Ok(owner) => owner,
        Err(error) => return dead(page, error),
    };
    let rule = PasswordRule {
        email: &owner.email,
        has_factor: owner.has_factor,
    };
    let t = page.locale;
    let title = say!(t, accounts.reset_title);
    let label = say!(t, accounts.new_password);
    let labels = Labelled::new(page, problems, vec![("password", label)]);
    let min = rule.min();
    let whose = KeyValue::new(say!(t, accounts.email), owner.email.clone());
    let heading = title.clone();
    let body = || {
        view! {
            <div class="narrow">
                {labels.summary()}
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{say!(t, accounts.reset_lead)}</p>
                </div>
                <form method="post" action=page.path.clone() class="fields" novalidate>
                    <KeyValues rows=vec![whose] />
                    // Tells password managers whose password it is.
                    <input type="hidden" autocomplete="username" value=owner.email.clone() />
                    {new_password(t, labels.required("password"), min)}
                    <div class="buttons">
                        <Button text=say!(t, accounts.reset_button) kind=ButtonKind::Solid />
                    </div>
                </form>
            </div>
        }
    };
    page.show_form(problems, Frame::Public, (&title, body))
}

fn dead(page: &Page, error: Error) -> Answer {
    let t = page.locale;
    let replacement = Replacement {
        text: say!(t, accounts.dead_reset),
        action: Some(("/password/forgotten", say!(t, accounts.dead_reset_action))),
        reader: Reader::Account,
    };
    dead_link::explain(page, error, replacement)
}
