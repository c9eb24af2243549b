//! What follows a submission: the receipt number, and who acts by when.

use crate::answer::Answer;
use crate::components::{ButtonKind, ButtonLink};
use crate::page::Page;
use crate::shell::Frame;
use crate::words::date;
use axum::extract::Path;
use domain::applications::{ReceiptNumber, Stage};
use domain::ids::ApplicationId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::applications::show::show;

/// The page; once the Federation has gone on, the application itself tells more.
pub async fn received_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    let shown = show(&page.op, id).await?;
    let application = &shown.application;
    let number = application
        .receipt_number
        .clone()
        .ok_or(Refusal::NotFound)?;
    if !matches!(
        application.stage,
        Stage::Submitted { .. } | Stage::InReview { .. }
    ) {
        return page.go(&format!("/applications/{id}"));
    }
    let t = page.locale;
    let title = match application.revision {
        1 => say!(t, applications.received_title),
        _ => say!(t, applications.received_again),
    };
    let day = application.due_on.unwrap_or(shown.forecast.completeness);
    let day = date(page.language(), day);
    let next = match application.revision {
        1 => say!(t, applications.received_text, day),
        _ => say!(t, applications.received_again_text, day),
    };
    page.show(Frame::Agent, &title, || {
        body(&page, (id, number), (title.clone(), next))
    })
}

fn body(
    page: &Page,
    (id, number): (ApplicationId, ReceiptNumber),
    (title, next): (String, String),
) -> impl IntoView + use<> {
    let t = page.locale;
    view! {
        <div class="banner success" role="status" tabindex="-1" autofocus>
            <h1 class="heading">{title}</h1>
            <p>{say!(t, applications.received_number)}</p>
            <p class="receipt strong">{number.to_string()}</p>
        </div>
        <section class="section section-gap narrow">
            <header class="section-head"><h2>{say!(t, applications.received_next)}</h2></header>
            <div class="stack">
                <p>{next}</p>
                <div class="buttons">
                    <ButtonLink
                        kind=ButtonKind::Solid
                        href=format!("/applications/{id}")
                        text=say!(t, applications.to_application)
                    />
                </div>
            </div>
        </section>
    }
}
