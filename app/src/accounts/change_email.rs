//! Another mail address: asking for the link, and opening it.

use super::dead_link::{self, Reader, Replacement};
use super::form::Labelled;
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, Button, ButtonKind, Crumb, Entry, FormButtons, KeyValue, KeyValues, TextField,
};
use crate::cookies;
use crate::factors::{OVERVIEW, frame};
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::{Form, Path};
use axum::http::header::SET_COOKIE;
use leptos::prelude::*;
use services::Error;
use services::accounts::change_email::{
    EmailForm, check_link, confirm_change, own_address, request_change,
};
use services::secrets::tokens::Token;

/// The empty form.
pub async fn page(page: Page) -> Answer {
    draw(&page, &EmailForm::default(), &Problems::default()).await
}

/// Asks for the link.
pub async fn submit(page: Page, Form(form): Form<EmailForm>) -> Answer {
    match request_change(&page.op, &form).await {
        Ok(()) => page.go_done(OVERVIEW, "email_link_sent"),
        Err(error) => draw(&page, &form, &Problems::of(error)?).await,
    }
}

/// Opening the link only shows a button: programs that look at mails open links too.
pub async fn confirm_page(page: Page, Path(token): Path<String>) -> Answer {
    let wanted = match check_link(&page.op, &Token::presented(&token)).await {
        Ok(wanted) => wanted,
        Err(error) => return dead(&page, error),
    };
    let t = page.locale;
    let title = say!(t, accounts.change_email_title);
    let heading = title.clone();
    let address = page.path.clone();
    page.show(Frame::Public, &title, move || {
        let rows = vec![KeyValue::new(say!(t, accounts.new_email), wanted)];
        view! {
            <div class="narrow">
                <div class="page-head">
                    <h1>{heading}</h1>
                    <p>{say!(t, accounts.change_email_confirm)}</p>
                </div>
                <form method="post" action=address class="fields">
                    <KeyValues rows />
                    <div class="buttons">
                        <Button text=say!(t, accounts.change_email_finish) kind=ButtonKind::Solid />
                    </div>
                </form>
            </div>
        }
    })
}

/// Changes it; whoever is signed in has to sign in again.
pub async fn confirm(page: Page, Path(token): Path<String>) -> Answer {
    match confirm_change(&page.op, &Token::presented(&token)).await {
        Ok(person) => {
            let mut response = page.go_done("/sign-in", "email_changed")?;
            // Somebody else who is signed in here stays so.
            let here = page.op.actor.identity().map(|identity| identity.person);
            if here == Some(person) {
                let cookie = cookies::clear_session();
                response.headers_mut().append(SET_COOKIE, cookie);
            }
            Ok(response)
        }
        Err(error) => dead(&page, error),
    }
}

async fn draw(page: &Page, form: &EmailForm, problems: &Problems) -> Answer {
    let current = own_address(&page.op).await?;
    let t = page.locale;
    let title = say!(t, accounts.change_email_title);
    let names = vec![
        ("email", say!(t, accounts.new_email)),
        ("password", say!(t, accounts.password)),
    ];
    let labels = Labelled::new(page, problems, names);
    let above = vec![Crumb::new(say!(t, factors.title), OVERVIEW)];
    let body = || {
        view! {
            <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
            <form method="post" action="/account/email" class="fields narrow" novalidate>
                {labels.summary()}
                <header class="page-head">
                    <h1>{title.clone()}</h1>
                    <p>{say!(t, accounts.change_email_lead)}</p>
                </header>
                <KeyValues rows=vec![KeyValue::new(say!(t, accounts.current_email), current)] />
                <TextField field=labels.required("email") value=form.email.clone() entry=Entry::email() />
                <TextField field=labels.required("password") entry=Entry::password() />
                <FormButtons
                    text=say!(t, accounts.change_email_button)
                    back=OVERVIEW
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(problems, frame(page), (&title, body))
}

fn dead(page: &Page, error: Error) -> Answer {
    let t = page.locale;
    let replacement = Replacement {
        text: say!(t, accounts.dead_email),
        action: Some(("/account/email", say!(t, accounts.dead_email_action))),
        reader: Reader::Account,
    };
    dead_link::explain(page, error, replacement)
}
