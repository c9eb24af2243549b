//! 起案: the officer sums the review up and puts the case before the approvers.

use super::step::{Step, back};
use crate::answer::Answer;
use crate::components::{Banner, BannerKind, FormButtons, TextArea};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ApplicationId;
use leptos::prelude::*;
use services::review::{CaseAction, ProposeForm};

/// The page.
pub async fn propose_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    draw(page, id, (ProposeForm::default(), Problems::default())).await
}

/// Proposes the case for decision.
pub async fn propose(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(form): Form<ProposeForm>,
) -> Answer {
    match services::review::propose(&page.op, id, &form).await {
        Ok(()) => page.go_done(&format!("/cases/{id}"), "case_proposed"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

async fn draw(page: Page, id: ApplicationId, (form, problems): (ProposeForm, Problems)) -> Answer {
    let step = Step::load(&page, id, CaseAction::Propose).await?;
    let t = page.locale;
    let title = say!(t, review.propose_title);
    let lead = say!(t, review.propose_lead);
    let view = view(&page, &step, (&form, &problems));
    let wrong = FormView::new(&page, &problems).summary(|_| say!(t, review.f_memo));
    step.show(&page, (&problems, wrong), (title, lead, view))
}

fn view(page: &Page, step: &Step, (form, problems): (&ProposeForm, &Problems)) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let memo = say!(t, review.f_memo);
    let field = drawn
        .required("memo", &memo)
        .hint(say!(t, review.f_memo_hint));
    let unverified = step.case.verified.is_none().then(|| {
        let heading = say!(t, review.propose_unverified);
        view! { <Banner kind=BannerKind::Warn heading /> }
    });
    view! {
        <form method="post" class="fields narrow" novalidate>
            {unverified}
            <input type="hidden" name="version" value=step.version(problems, form.version) />
            <TextArea field value=form.memo.clone() rows=10 />
            <FormButtons
                text=say!(t, review.act_propose)
                back=back(&step.case)
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}
