//! 謝絶: ends the application for good, so the approver cites a criterion, gives a reason and is warned.

use super::step::{Step, back, criterion, harmful_buttons};
use crate::answer::Answer;
use crate::components::{Banner, BannerKind, TextArea};
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
    let title = td_string!(t, review.decline_title).to_string();
    let lead = td_string!(t, review.decline_lead).to_string();
    let view = view(&page, &step, (&form, &problems));
    step.show(&page, &problems, (title, lead, view))
}

fn label(t: Locale, field: &str) -> String {
    match field {
        "criterion" => td_string!(t, review.f_criterion).to_string(),
        _ => td_string!(t, review.f_reason).to_string(),
    }
}

fn view(page: &Page, step: &Step, (form, problems): (&DeclineForm, &Problems)) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let cited = drawn
        .required("criterion", &label(t, "criterion"))
        .hint(td_string!(t, review.f_criterion_hint).to_string());
    let reason = drawn
        .required("reason", &label(t, "reason"))
        .hint(td_string!(t, review.f_decline_reason_hint).to_string());
    let warning = td_string!(t, review.decline_warning).to_string();
    let decide = format!("{}/decide", back(&step.case));
    view! {
        <form method="post" class="fields narrow" novalidate>
            {drawn.summary(|field| label(t, field))}
            <Banner kind=BannerKind::Warn heading=warning>
                <p>{td_string!(t, review.decline_warning_text).to_string()}</p>
            </Banner>
            <input type="hidden" name="version" value=step.version(problems, form.version) />
            {criterion(page, cited, (&step.criteria, &form.criterion))}
            <TextArea field=reason value=form.reason.clone() rows=6 />
            {harmful_buttons(page, td_string!(t, review.d_decline).to_string(), decide)}
        </form>
    }
    .into_any()
}
