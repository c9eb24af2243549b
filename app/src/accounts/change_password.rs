//! Another password for whoever is signed in.

use super::form::Labelled;
use super::new_password;
use crate::answer::Answer;
use crate::components::{Breadcrumb, Crumb, Entry, FormButtons, TextField};
use crate::cookies;
use crate::factors::{OVERVIEW, frame, go_renewed};
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Form;
use axum::http::HeaderMap;
use domain::accounts::PasswordRule;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::accounts::change_password::{PasswordForm, change_password, own_rule};

/// The empty form.
pub async fn page(page: Page) -> Answer {
    draw(&page, &Problems::default()).await
}

/// Sets it.
pub async fn submit(page: Page, headers: HeaderMap, Form(form): Form<PasswordForm>) -> Answer {
    let session = cookies::session(&headers).ok_or(Refusal::SignInRequired)?;
    match change_password(&page.op, (&session, &form)).await {
        Ok(token) => go_renewed(
            &page,
            &token,
            &format!("{OVERVIEW}?done=own_password_changed"),
        ),
        Err(error) => draw(&page, &Problems::of(error)?).await,
    }
}

async fn draw(page: &Page, problems: &Problems) -> Answer {
    let own = own_rule(&page.op).await?;
    let rule = PasswordRule {
        email: &own.email,
        has_factor: own.has_factor,
    };
    let t = page.locale;
    let title = say!(t, accounts.change_password_title);
    let names = vec![
        ("current", say!(t, accounts.current_password)),
        ("password", say!(t, accounts.new_password)),
    ];
    let labels = Labelled::new(page, problems, names);
    let min = rule.min();
    let above = vec![Crumb::new(say!(t, factors.title), OVERVIEW)];
    let body = || {
        view! {
            <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
            <form method="post" action="/account/password" class="fields narrow" novalidate>
                {labels.summary()}
                <header class="page-head">
                    <h1>{title.clone()}</h1>
                    <p>{say!(t, accounts.change_password_lead)}</p>
                </header>
                // Tells password managers whose password it is.
                <input type="hidden" autocomplete="username" value=own.email.clone() />
                <TextField field=labels.required("current") entry=Entry::password() />
                {new_password(t, labels.required("password"), min)}
                <FormButtons
                    text=say!(t, accounts.change_password_button)
                    back=OVERVIEW
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(problems, frame(page), (&title, body))
}
