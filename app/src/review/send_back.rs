//! 差戻し: the approver wants the proposal reworked and says why; inside the Federation only.

use super::step::{Step, back};
use crate::answer::Answer;
use crate::components::{FormButtons, TextArea};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ApplicationId;
use leptos::prelude::*;
use services::review::{CaseAction, SendBackForm};

/// The page.
pub async fn send_back_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    draw(page, id, (SendBackForm::default(), Problems::default())).await
}

/// Gives the case back to its officer.
pub async fn send_back(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(form): Form<SendBackForm>,
) -> Answer {
    match services::review::send_back(&page.op, id, &form).await {
        Ok(()) => page.go_done(&format!("/cases/{id}"), "case_sent_back"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

async fn draw(page: Page, id: ApplicationId, (form, problems): (SendBackForm, Problems)) -> Answer {
    let step = Step::load(&page, id, CaseAction::Decide).await?;
    let t = page.locale;
    let title = say!(t, review.send_back_title);
    let lead = say!(t, review.send_back_lead);
    let view = view(&page, &step, (&form, &problems));
    let wrong = FormView::new(&page, &problems).summary(|_| say!(t, review.f_reason));
    step.show(&page, (&problems, wrong), (title, lead, view))
}

fn view(page: &Page, step: &Step, (form, problems): (&SendBackForm, &Problems)) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let label = say!(t, review.f_reason);
    let reason = drawn
        .required("reason", &label)
        .hint(say!(t, review.f_send_back_reason_hint));
    let decide = format!("{}/decide", back(&step.case));
    view! {
        <form method="post" class="fields narrow" novalidate>
            <input type="hidden" name="version" value=step.version(problems, form.version) />
            <TextArea field=reason value=form.reason.clone() rows=6 />
            <FormButtons
                text=say!(t, review.d_send_back)
                back=decide
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}
