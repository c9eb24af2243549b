//! An administrator looks at the portal in the place of somebody who asked for help.

mod notice;
pub mod sessions;

pub use notice::notice;

use crate::accounts::{Labelled, home};
use crate::answer::Answer;
use crate::components::{Button, ButtonKind, Entry, TextArea, TextField};
use crate::cookies;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Form;
use axum::http::HeaderMap;
use domain::accounts::{HELP_LASTS, HelpForm};
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::impersonation::begin::begin as put_in_place;
use services::impersonation::end::end as put_back;

/// Where help begins.
pub const ADDRESS: &str = "/support";

/// The form; a link may name the person.
pub async fn page(page: Page) -> Answer {
    let form = HelpForm {
        email: page.param("email").unwrap_or_default(),
        ..HelpForm::default()
    };
    draw(&page, &form, &Problems::default())
}

/// Begins, and goes on to what the person sees first.
pub async fn begin(page: Page, headers: HeaderMap, Form(form): Form<HelpForm>) -> Answer {
    let token = cookies::session(&headers).ok_or(Refusal::SignInRequired)?;
    match put_in_place(&page.op, &token, &form).await {
        Ok(person) => page.go(home(&person)),
        Err(error) => draw(&page, &form, &Problems::of(error)?),
    }
}

/// Ends, and goes back to where it began.
pub async fn end(page: Page, headers: HeaderMap) -> Answer {
    let token = cookies::session(&headers).ok_or(Refusal::SignInRequired)?;
    put_back(&page.op, &token).await?;
    page.go_done(ADDRESS, "help_ended")
}

fn draw(page: &Page, form: &HelpForm, problems: &Problems) -> Answer {
    let t = page.locale;
    let title = say!(t, support.title);
    let names = vec![
        ("email", say!(t, accounts.email)),
        ("reason", say!(t, support.reason)),
    ];
    let labels = Labelled::new(page, problems, names);
    let minutes = HELP_LASTS.num_minutes();
    let body = || {
        view! {
            <form method="post" action=ADDRESS class="fields narrow" novalidate>
                {labels.summary()}
                <header class="page-head">
                    <h1>{title.clone()}</h1>
                    <p>{say!(t, support.lead, minutes)}</p>
                    <p>{say!(t, support.limits)}</p>
                </header>
                <TextField
                    field=labels.required("email").hint(say!(t, support.email_hint))
                    value=form.email.clone()
                    entry=Entry::email().autocomplete("off")
                />
                <TextArea
                    field=labels.required("reason").hint(say!(t, support.reason_hint))
                    value=form.reason.clone()
                    rows=3
                />
                <div class="buttons">
                    <Button kind=ButtonKind::Solid text=say!(t, support.begin) />
                </div>
            </form>
            <section class="section-gap ruled narrow">
                <h2>{say!(t, support.sessions_title)}</h2>
                <p>{say!(t, support.sessions_way_text)}</p>
                <p><a href=sessions::SESSIONS>{say!(t, support.sessions_way)}</a></p>
            </section>
        }
    };
    page.show_form(problems, Frame::Office, (&title, body))
}
