//! An administrator ends every session of somebody else.

use super::ADDRESS;
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{Breadcrumb, ButtonKind, Crumb, Entry, FormButtons, TextArea, TextField};
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Form;
use domain::accounts::HelpForm;
use leptos::prelude::*;
use services::sessions::end_of_person::end_of_person;

/// Where that is done.
pub const SESSIONS: &str = "/support/sessions";

/// Says what it does, and asks for whom and why.
pub async fn page(page: Page) -> Answer {
    draw(&page, &HelpForm::default(), &Problems::default())
}

/// Ends them.
pub async fn end(page: Page, Form(form): Form<HelpForm>) -> Answer {
    match end_of_person(&page.op, &form).await {
        Ok(()) => page.go_done(ADDRESS, "sessions_ended"),
        Err(error) => draw(&page, &form, &Problems::of(error)?),
    }
}

fn draw(page: &Page, form: &HelpForm, problems: &Problems) -> Answer {
    let t = page.locale;
    let title = say!(t, support.sessions_title);
    let names = vec![
        ("email", say!(t, accounts.email)),
        ("reason", say!(t, support.reason)),
    ];
    let labels = Labelled::new(page, problems, names);
    let reason = labels.required("reason");
    let reason = reason.hint(say!(t, support.sessions_reason_hint));
    let above = vec![Crumb::new(say!(t, support.title), ADDRESS)];
    let body = || {
        view! {
            <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
            <form method="post" action=SESSIONS class="fields narrow" novalidate>
                {labels.summary()}
                <header class="page-head">
                    <h1>{title.clone()}</h1>
                    <p>{say!(t, support.sessions_lead)}</p>
                </header>
                <TextField
                    field=labels.required("email")
                    value=form.email.clone()
                    entry=Entry::email().autocomplete("off")
                />
                <TextArea field=reason value=form.reason.clone() rows=3 />
                <FormButtons
                    kind=ButtonKind::Danger
                    text=say!(t, support.sessions_end)
                    back=ADDRESS
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(problems, Frame::Office, (&title, body))
}
