//! The confirmation before somebody does without a second factor.

use super::{OVERVIEW, frame};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{Breadcrumb, ButtonKind, Crumb, Entry, FormButtons, TextField};
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Form;
use leptos::prelude::*;
use serde::Deserialize;
use services::factors::list::list;
use services::factors::remove_totp::remove_totp;

/// What the page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Posted {
    password: String,
}

/// Asks whether it is really to go.
pub async fn page(page: Page) -> Answer {
    if list(&page.op).await?.app.is_none() {
        return page.go(OVERVIEW);
    }
    draw(&page, &Problems::default())
}

/// Takes it away.
pub async fn submit(page: Page, Form(posted): Form<Posted>) -> Answer {
    match remove_totp(&page.op, &posted.password).await {
        Ok(()) => page.go_done(OVERVIEW, "totp_removed"),
        Err(error) => draw(&page, &Problems::of(error)?),
    }
}

fn draw(page: &Page, problems: &Problems) -> Answer {
    let t = page.locale;
    let title = say!(t, factors.remove_title);
    let label = say!(t, accounts.password);
    let labels = Labelled::new(page, problems, vec![("password", label)]);
    let above = vec![Crumb::new(say!(t, factors.title), OVERVIEW)];
    let body = || {
        view! {
            <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=say!(t, factors.remove) />
            <form method="post" action="/account/security/totp/remove" class="fields narrow" novalidate>
                {labels.summary()}
                <header class="page-head">
                    <h1>{title.clone()}</h1>
                    <p>{say!(t, factors.remove_text)}</p>
                </header>
                <TextField field=labels.plain("password") entry=Entry::password() />
                <FormButtons
                    kind=ButtonKind::Danger
                    text=say!(t, factors.remove)
                    back=OVERVIEW
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(problems, frame(page), (&title.clone(), body))
}
