//! 補正依頼: the officer chooses the sections to be opened, cites a criterion and names a day.

use super::step::{Step, back, criterion, day};
use crate::answer::Answer;
use crate::components::{CheckboxGroup, Choice, FormButtons, TextArea};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::sections::section_title;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::applications::Section;
use domain::ids::ApplicationId;
use leptos::prelude::*;
use services::review::{CaseAction, ReturnForm, return_for_correction};

/// The page.
pub async fn return_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    draw(page, id, (ReturnForm::default(), Problems::default())).await
}

/// Returns the application to its agent.
pub async fn return_case(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(form): Form<ReturnForm>,
) -> Answer {
    match return_for_correction(&page.op, id, &form).await {
        Ok(()) => page.go_done(&format!("/cases/{id}"), "case_returned"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

async fn draw(page: Page, id: ApplicationId, (form, problems): (ReturnForm, Problems)) -> Answer {
    let step = Step::load(&page, id, CaseAction::Return).await?;
    let t = page.locale;
    let title = say!(t, review.return_title);
    let lead = say!(t, review.return_lead);
    let view = view(&page, &step, (&form, &problems));
    let wrong = FormView::new(&page, &problems).summary(|field| label(t, field));
    step.show(&page, (&problems, wrong), (title, lead, view))
}

fn label(t: Locale, field: &str) -> String {
    match field {
        "sections" => say!(t, review.f_sections),
        "criterion" => say!(t, review.f_criterion),
        "due" => say!(t, review.f_due),
        _ => say!(t, review.f_reason),
    }
}

fn view(page: &Page, step: &Step, (form, problems): (&ReturnForm, &Problems)) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let field = |name: &str| drawn.required(name, &label(t, name));
    let sections = field("sections").hint(say!(t, review.f_sections_hint));
    let choices = Section::ALL
        .map(|one| Choice::new(one.code(), section_title(t, one)))
        .to_vec();
    let cited = field("criterion").hint(say!(t, review.f_criterion_hint));
    let reason = field("reason").hint(say!(t, review.f_return_reason_hint));
    let due = field("due").hint(say!(t, review.f_due_hint));
    let parts = [form.due_year.as_str(), &form.due_month, &form.due_day];
    view! {
        <form method="post" class="fields narrow" novalidate>
            <input type="hidden" name="version" value=step.version(problems, form.version) />
            <CheckboxGroup field=sections choices values=form.sections.clone() />
            {criterion(page, cited, (&step.criteria, &form.criterion))}
            <TextArea field=reason value=form.reason.clone() rows=6 />
            {day(t, due, parts)}
            <FormButtons
                text=say!(t, review.act_return)
                back=back(&step.case)
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}
