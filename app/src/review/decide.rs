//! 決裁: another person approves, sends back or declines what was proposed.

use super::step::{Step, buttons, criterion};
use super::words::paragraphs;
use crate::answer::Answer;
use crate::components::{Choice, RadioGroup, TextArea};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::applications::Stage;
use domain::forms::{FieldErrors, FieldProblem};
use domain::ids::ApplicationId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use serde::Deserialize;
use services::review::{
    ApproveForm, CaseAction, DeclineForm, SendBackForm, approve, decline, send_back,
};

/// The decision with what each kind of it needs.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DecideForm {
    /// `approve`, `send_back` or `decline`.
    decision: String,
    /// For a declination.
    criterion: String,
    /// For a declination, and for sending back.
    reason: String,
    /// The version of the case that the approver saw.
    version: i64,
}

impl DecideForm {
    /// Does what was decided and tells the code of the banner.
    async fn carry_out(&self, page: &Page, id: ApplicationId) -> services::Result<&'static str> {
        let (reason, version) = (self.reason.clone(), self.version);
        match self.decision.as_str() {
            "approve" => {
                approve(&page.op, id, &ApproveForm { version }).await?;
                Ok("case_approved")
            }
            "send_back" => {
                send_back(&page.op, id, &SendBackForm { reason, version }).await?;
                Ok("case_sent_back")
            }
            "decline" => {
                let criterion = self.criterion.clone();
                decline(
                    &page.op,
                    id,
                    &DeclineForm {
                        criterion,
                        reason,
                        version,
                    },
                )
                .await?;
                Ok("case_declined")
            }
            _ => Err(Refusal::from(FieldErrors::one("decision", FieldProblem::NotChosen)).into()),
        }
    }
}

/// The page.
pub async fn decide_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    draw(page, id, (DecideForm::default(), Problems::default())).await
}

/// Decides.
pub async fn decide(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(form): Form<DecideForm>,
) -> Answer {
    match form.carry_out(&page, id).await {
        Ok(done) => page.go_done(&format!("/cases/{id}"), done),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

async fn draw(page: Page, id: ApplicationId, (form, problems): (DecideForm, Problems)) -> Answer {
    let step = Step::load(&page, id, CaseAction::Decide).await?;
    let t = page.locale;
    let title = td_string!(t, review.decide_title).to_string();
    let lead = td_string!(t, review.decide_lead).to_string();
    let view = view(&page, &step, (&form, &problems));
    step.show(&page, &problems, (title, lead, view))
}

fn label(t: Locale, field: &str) -> String {
    match field {
        "decision" => td_string!(t, review.f_decision).to_string(),
        "criterion" => td_string!(t, review.f_criterion).to_string(),
        _ => td_string!(t, review.f_reason).to_string(),
    }
}

fn view(page: &Page, step: &Step, (form, problems): (&DecideForm, &Problems)) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let summary = drawn.summary(|field| label(t, field));
    let decision = drawn.required("decision", &label(t, "decision"));
    let cited = drawn
        .optional("criterion", &label(t, "criterion"))
        .hint(td_string!(t, review.f_decline_criterion_hint).to_string());
    let reason = drawn
        .optional("reason", &label(t, "reason"))
        .hint(td_string!(t, review.f_decide_reason_hint).to_string());
    view! {
        {memo(t, step)}
        <form method="post" class="fields narrow section-gap" novalidate>
            {summary}
            <input type="hidden" name="version" value=step.version(problems, form.version) />
            <RadioGroup field=decision choices=choices(t) value=form.decision.clone() />
            {criterion(page, cited, (&step.criteria, &form.criterion))}
            <TextArea field=reason value=form.reason.clone() rows=6 />
            {buttons(page, &step.case, td_string!(t, review.decide_submit).to_string())}
        </form>
    }
    .into_any()
}

fn choices(t: Locale) -> Vec<Choice> {
    vec![
        Choice::new("approve", td_string!(t, review.d_approve).to_string())
            .hint(td_string!(t, review.d_approve_hint).to_string()),
        Choice::new("send_back", td_string!(t, review.d_send_back).to_string())
            .hint(td_string!(t, review.d_send_back_hint).to_string()),
        Choice::new("decline", td_string!(t, review.d_decline).to_string())
            .hint(td_string!(t, review.d_decline_hint).to_string()),
    ]
}

/// What the officer wrote for the approver.
fn memo(t: Locale, step: &Step) -> Option<impl IntoView + use<>> {
    let Stage::Proposed { memo, .. } = &step.case.application.stage else {
        return None;
    };
    let name = step.case.officer_name.clone().unwrap_or_default();
    Some(view! {
        <section class="section narrow">
            <header class="section-head">
                <h2>{td_string!(t, review.memo_heading).to_string()}</h2>
                <span>{td_string!(t, review.proposed_by, name).to_string()}</span>
            </header>
            <div class="quote section-gap">{paragraphs(memo)}</div>
        </section>
    })
}
