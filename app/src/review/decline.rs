//! 謝絶: ends the application for good, so the approver cites a criterion, gives a reason and is warned.

use super::step::{Step, back, criterion};
use crate::answer::Answer;
use crate::components::{Banner, BannerKind, ButtonKind, FormButtons, TextArea};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ApplicationId;
use leptos::prelude::*;
use services::review::{CaseAction, DeclineForm};

/// The page.
pub async fn decline_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    draw(page, id, (DeclineForm::default(), Problems::default())).await
}

/// Declines.
pub async fn decline(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(form): Form<DeclineForm>,
) -> Answer {
    match services::review::decline(&page.op, id, &form).await {
        Ok(()) => page.go_done(&format!("/cases/{id}"), "case_declined"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

async fn draw(page: Page, id: ApplicationId, (form, problems): (DeclineForm, Problems)) -> Answer {
    let step = Step::load(&page, id, CaseAction::Decide).await?;
    let t = page.locale;
    let title = say!(t, review.decline_title);
    let lead = say!(t, review.decline_lead);
    let view = view(&page, &step, (&form, &problems));
    let wrong = FormView::new(&page, &problems).summary(|field| label(t, field));
    step.show(&page, (&problems, wrong), (title, lead, view))
}

fn label(t: Locale, field: &str) -> String {
    match field {
        "criterion" => say!(t, review.f_criterion),
        _ => say!(t, review.f_reason),
    }
}

fn view(page: &Page, step: &Step, (form, problems): (&DeclineForm, &Problems)) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let cited = drawn
        .required("criterion", &label(t, "criterion"))
        .hint(say!(t, review.f_criterion_hint));
    let reason = drawn
        .required("reason", &label(t, "reason"))
        .hint(say!(t, review.f_decline_reason_hint));
    let warning = say!(t, review.decline_warning);
    let decide = format!("{}/decide", back(&step.case));
    view! {
        <form method="post" class="fields narrow" novalidate>
            <Banner kind=BannerKind::Warn heading=warning>
                <p>{say!(t, review.decline_warning_text)}</p>
            </Banner>
            <input type="hidden" name="version" value=step.version(problems, form.version) />
            {criterion(page, cited, (&step.criteria, &form.criterion))}
            <TextArea field=reason value=form.reason.clone() rows=6 />
            <FormButtons
                kind=ButtonKind::Danger
                text=say!(t, review.d_decline)
                back=decide
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}
