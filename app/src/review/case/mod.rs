//! One case on one page: what was said, what changed, what is next, and what may be done.

mod actions;
mod checks;
mod content;
mod documents;
mod fields;
mod head;
mod panel;

use crate::answer::Answer;
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::timeline::timeline;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::banks::Bank;
use domain::ids::ApplicationId;
use head::{Tab, head, notices};
use leptos::prelude::*;
use services::review::{Case, TakeForm};

pub(super) use checks::{checks, list as check_list};
pub(super) use panel::deadline;

/// The page.
pub async fn case_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    draw(page, id, Problems::default()).await
}

/// Makes the officer the one who has the case.
pub async fn take(page: Page, Path(id): Path<ApplicationId>, Form(form): Form<TakeForm>) -> Answer {
    match services::review::take(&page.op, id, &form).await {
        Ok(()) => page.go_done(&format!("/cases/{id}"), "case_taken"),
        Err(error) => draw(page, id, Problems::of(error)?).await,
    }
}

/// What happened to the case.
pub async fn history(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    let case = services::review::case(&page.op, id).await?;
    let title = title(&case);
    page.show(Frame::Office, &title, || {
        view! {
            {head(&page, &case, Tab::History)}
            <div class="narrow">{timeline(&page, case.timeline)}</div>
        }
    })
}

async fn draw(page: Page, id: ApplicationId, problems: Problems) -> Answer {
    let case = services::review::case(&page.op, id).await?;
    let banks = services::policy::active_banks(&page.op).await?;
    let title = title(&case);
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(&page, (&case, &banks), &problems)),
    )
}

fn title(case: &Case) -> String {
    format!(
        "{} {}",
        case.application.number(),
        case.application.organisation_name
    )
}

fn body(
    page: &Page,
    (case, banks): (&Case, &[Bank]),
    problems: &Problems,
) -> impl IntoView + use<> {
    let refused = FormView::new(page, problems).summary(str::to_owned);
    view! {
        {refused}
        {head(page, case, Tab::Content)}
        <div class="columns case">
            <div>
                {notices(page, case)}
                {content::sections(page, case, banks)}
                {documents::documents(page, case)}
            </div>
            {panel::panel(page, case)}
        </div>
    }
}

/// Whether the case shows what changed: not while the agent is still changing it.
fn shows_changes(case: &Case) -> bool {
    case.submissions > 1 && case.application.stage.code() != "returned"
}

/// The address of the case.
pub(super) fn address(case: &Case) -> String {
    format!("/cases/{}", case.application.id)
}

/// The words of a list in the reader's language are joined by this.
pub(super) fn comma(t: Locale) -> String {
    say!(t, review.list_comma)
}
