//! What follows a submission: the receipt number, and who acts by when.

use crate::answer::Answer;
use crate::components::{ButtonKind, ButtonLink};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::date;
use axum::extract::Path;
use domain::ids::ApplicationId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::applications::show::show;

/// The page.
pub async fn received_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    let shown = show(&page.op, id).await?;
    let number = shown
        .application
        .receipt_number
        .clone()
        .ok_or(Refusal::NotFound)?;
    let day = shown
        .application
        .due_on
        .unwrap_or(shown.forecast.completeness);
    let t = page.locale;
    let title = td_string!(t, applications.received_title).to_string();
    page.show(Frame::Agent, &title, || {
        let day = date(page.language(), day);
        view! {
            <div class="banner success" role="status" tabindex="-1" autofocus>
                <h1 class="heading">{title.clone()}</h1>
                <p>{td_string!(t, applications.received_number).to_string()}</p>
                <p class="receipt strong">{number.to_string()}</p>
            </div>
            <section class="section">
                <header class="section-head"><h2>{td_string!(t, applications.received_next).to_string()}</h2></header>
                <p>{td_string!(t, applications.received_text, day).to_string()}</p>
                <p>
                    <ButtonLink
                        kind=ButtonKind::Solid
                        href=format!("/applications/{id}")
                        text=td_string!(t, applications.to_application).to_string()
                    />
                </p>
            </section>
        }
    })
}
