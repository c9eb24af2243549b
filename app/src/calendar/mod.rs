//! The administrator's page of business days: the days off by year, and every change with what it moves before it is
//! made.

mod form;
mod list;
mod preview;
mod upload;

use crate::answer::Answer;
use crate::components::{Breadcrumb, ButtonLink, ButtonSize, Crumb};
use crate::download::attachment;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::Form;
use domain::refusal::Refusal;
use form::Filled;
use leptos::prelude::*;
use services::calendar::{self, CalendarForm};
use upload::CalendarFile;

/// The days of a year, and the forms.
pub async fn page(page: Page) -> Answer {
    draw(&page, (&CalendarForm::default(), &Problems::default())).await
}

/// The whole calendar as a file.
pub async fn export(page: Page) -> Answer {
    let bytes = calendar::as_file(&page.op).await?;
    let name = format!("business-days-{}.csv", page.op.today());
    Ok(attachment(bytes, "text/csv; charset=utf-8", &name))
}

/// Shows what a day in or out would move.
pub async fn preview(page: Page, Form(typed): Form<CalendarForm>) -> Answer {
    show(&page, (&typed, &Problems::default())).await
}

/// Shows what a file would change.
pub async fn import(page: Page, file: CalendarFile) -> Answer {
    let typed = CalendarForm {
        what: "import".to_owned(),
        ..CalendarForm::default()
    };
    match file.text() {
        Ok(csv) => {
            show(
                &page,
                (&CalendarForm { csv, ..typed }, &Problems::default()),
            )
            .await
        }
        Err(error) => draw(&page, (&typed, &Problems::of(error)?)).await,
    }
}

/// Changes the calendar.
pub async fn apply(page: Page, Form(typed): Form<CalendarForm>) -> Answer {
    match calendar::apply(&page.op, &typed).await {
        Ok(()) => page.go_done("/calendar", "calendar_changed"),
        Err(error) => show(&page, (&typed, &Problems::of(error)?)).await,
    }
}

/// A preview is no place to come back to.
pub async fn again(page: Page) -> Answer {
    page.go("/calendar")
}

/// The consequences; where there are none to show, the calendar with what is wrong.
async fn show(page: &Page, (typed, problems): (&CalendarForm, &Problems)) -> Answer {
    let preview = match calendar::preview(&page.op, typed).await {
        Ok(preview) if problems.general != Some(Refusal::Stale) => preview,
        Ok(_) => return draw(page, (typed, problems)).await,
        Err(error) => return draw(page, (typed, &Problems::of(error)?)).await,
    };
    let t = page.locale;
    let title = say!(t, calendar.preview_title);
    let body = || {
        view! {
            <Breadcrumb
                label=say!(t, common.nav_breadcrumb)
                above=vec![Crumb::new(say!(t, calendar.title), "/calendar")]
                here=title.clone()
            />
            {preview::preview(page, (typed, problems), &preview)}
        }
    };
    page.show_form(problems, Frame::Office, (&title, body))
}

async fn draw(page: &Page, (typed, problems): (&CalendarForm, &Problems)) -> Answer {
    let table = calendar::days_off(&page.op).await?;
    let t = page.locale;
    let title = say!(t, calendar.title);
    let heading = title.clone();
    let filled = Filled::new(page, problems);
    let body = || {
        view! {
            {filled.summary()}
            <header class="page-head between">
                <h1>{heading}</h1>
                <ButtonLink
                    href="/calendar/business-days.csv"
                    text=say!(t, calendar.export)
                    size=ButtonSize::Small
                />
            </header>
            <p>{say!(t, calendar.lead)}</p>
            {list::list(page, &table)}
            <section class="section section-gap">
                <header class="section-head"><h2>{say!(t, calendar.add_title)}</h2></header>
                {filled.day(typed)}
            </section>
            <section class="section section-gap">
                <header class="section-head"><h2>{say!(t, calendar.import_title)}</h2></header>
                {filled.file()}
            </section>
        }
    };
    page.show_form(problems, Frame::Office, (&title, body))
}
