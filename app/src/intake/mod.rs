//! The administrator's page of intake: what counts now, what was announced, and a new announcement, which is
//! shown with its consequences before it is published.

mod form;
mod preview;
mod standing;

use crate::answer::Answer;
use crate::components::{Breadcrumb, Crumb};
use crate::page::Page;
use crate::policy::history_table;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::Form;
use domain::intake::{AnnounceForm, ScopeFamily};
use domain::permissions::Action;
use form::{Filled, Typed};
use leptos::prelude::*;
use uuid::Uuid;

/// What counts now, the empty form, and the history.
pub async fn page(page: Page) -> Answer {
    let typed = Typed {
        family: ScopeFamily::ALL[0].code().to_owned(),
        ..Typed::default()
    };
    draw(&page, &typed, &Problems::default()).await
}

/// Shows what an announcement would change, or the form once more where it is to be typed again.
pub async fn preview(page: Page, Form(typed): Form<Typed>) -> Answer {
    if !typed.again.is_empty() {
        return draw(&page, &typed, &Problems::default()).await;
    }
    match services::intake::preview(&page.op, &typed.announcement()).await {
        Ok(preview) => {
            let t = page.locale;
            let title = say!(t, intake.preview_title);
            page.show(Frame::Office, &title, || {
                view! {
                    <Breadcrumb
                        label=say!(t, common.nav_breadcrumb)
                        above=vec![Crumb::new(say!(t, intake.title), "/intake")]
                        here=title.clone()
                    />
                    {preview::preview(&page, &typed, &preview)}
                }
            })
        }
        Err(error) => draw(&page, &typed, &Problems::of(error)?).await,
    }
}

/// A preview is no place to come back to.
pub async fn preview_again(page: Page) -> Answer {
    page.go("/intake")
}

/// Announces what was shown.
pub async fn announce(page: Page, Form(typed): Form<Typed>) -> Answer {
    let form: AnnounceForm = typed.announcement();
    let seen: Option<Uuid> = typed.seen.parse().ok();
    match services::intake::announce(&page.op, &form, seen).await {
        Ok(_) => page.go_done("/intake", "announced"),
        Err(error) => draw(&page, &typed, &Problems::of(error)?).await,
    }
}

async fn draw(page: &Page, typed: &Typed, problems: &Problems) -> Answer {
    page.op.actor.require(Action::AnnounceReadiness)?;
    let families = services::intake::status(&page.op).await?;
    let announcements = services::intake::announcements(&page.op).await?;
    let t = page.locale;
    let title = say!(t, intake.title);
    let heading = title.clone();
    let filled = Filled::new(page, problems);
    let body = || {
        let history = history_table(page, &announcements, true);
        view! {
            {filled.summary()}
            <header class="page-head">
                <h1>{heading}</h1>
                <p>{say!(t, intake.lead)}</p>
            </header>
            <section class="section">
                <header class="section-head"><h2>{say!(t, intake.now_title)}</h2></header>
                {standing::table(page, &families)}
            </section>
            <section class="section" id="announce">
                <header class="section-head"><h2>{say!(t, intake.announce_title)}</h2></header>
                {filled.form(typed)}
            </section>
            <section class="section">
                <header class="section-head"><h2>{say!(t, intake.history_title)}</h2></header>
                {history}
            </section>
        }
    };
    page.show_form(problems, Frame::Office, (&title, body))
}
