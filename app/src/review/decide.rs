//! 決裁: what was proposed, what each outcome causes, and the approval; the other two have pages of their own.

use super::case::{check_list, checks, deadline};
use super::step::{Step, back};
use super::words::paragraphs;
use crate::answer::Answer;
use crate::components::{
    Button, ButtonKind, ButtonLink, Checkbox, KeyValue, KeyValues, PanelBox, SidePanel,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::sections::answers;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::applications::{Section, Stage};
use domain::banks::Bank;
use domain::forms::{FieldErrors, FieldProblem};
use domain::ids::ApplicationId;
use domain::refusal::Refusal;
use leptos::prelude::*;
use serde::Deserialize;
use services::review::{ApproveForm, CaseAction};

/// The approval, confirmed by the approver.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Confirmation {
    /// `yes` when the box was checked.
    confirmed: String,
    /// The version of the case that the approver saw.
    version: i64,
}

/// The page.
pub async fn decide_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    draw(page, id, (Confirmation::default(), Problems::default())).await
}

/// Approves.
pub async fn approve(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(form): Form<Confirmation>,
) -> Answer {
    match form.carry_out(&page, id).await {
        Ok(()) => page.go_done(&format!("/cases/{id}"), "case_approved"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

impl Confirmation {
    async fn carry_out(&self, page: &Page, id: ApplicationId) -> services::Result<()> {
        if self.confirmed != "yes" {
            let unconfirmed = FieldErrors::one("confirmed", FieldProblem::MustAgree);
            return Err(Refusal::from(unconfirmed).into());
        }
        let version = self.version;
        services::review::approve(&page.op, id, &ApproveForm { version }).await?;
        Ok(())
    }
}

async fn draw(page: Page, id: ApplicationId, typed: (Confirmation, Problems)) -> Answer {
    let step = Step::load(&page, id, CaseAction::Decide).await?;
    let banks = services::policy::active_banks(&page.op).await?;
    let t = page.locale;
    let title = say!(t, review.decide_title);
    let lead = say!(t, review.decide_lead);
    let view = view(&page, (&step, &banks), (&typed.0, &typed.1));
    let wrong = FormView::new(&page, &typed.1).summary(|_| say!(t, review.f_confirmed));
    step.show(&page, (&typed.1, wrong), (title, lead, view))
}

fn view(
    page: &Page,
    (step, banks): (&Step, &[Bank]),
    (form, problems): (&Confirmation, &Problems),
) -> AnyView {
    let t = page.locale;
    view! {
        <div class="columns case">
            <div>
                {memo(t, step)}
                {facts(page, step, banks)}
                {outcomes(t)}
            </div>
            {panel(page, step, (form, problems))}
        </div>
    }
    .into_any()
}

/// What the officer wrote for the approver.
fn memo(t: Locale, step: &Step) -> Option<impl IntoView + use<>> {
    let Stage::Proposed { memo, .. } = &step.case.application.stage else {
        return None;
    };
    let name = step.case.officer_name.clone().unwrap_or_default();
    Some(view! {
        <section class="section">
            <header class="section-head">
                <h2>{say!(t, review.memo_heading)}</h2>
                <span>{say!(t, review.proposed_by, name)}</span>
            </header>
            <div class="prose section-text">{paragraphs(memo)}</div>
        </section>
    })
}

/// What is decided on, in a few lines; the case has the rest.
fn facts(page: &Page, step: &Step, banks: &[Bank]) -> impl IntoView + use<> {
    let t = page.locale;
    let content = &step.case.application.content;
    let service = answers(page, content, (Section::Service, banks))
        .into_iter()
        .filter(|answer| matches!(answer.name.as_str(), "service_name" | "outline"));
    let rows: Vec<KeyValue> = service
        .chain(answers(page, content, (Section::Scopes, banks)))
        .filter(|answer| !answer.value.is_empty())
        .map(|answer| KeyValue::new(answer.label, answer.value))
        .collect();
    let case = back(&step.case);
    view! {
        <section class="section section-gap">
            <header class="section-head">
                <h2>{say!(t, review.decide_facts)}</h2>
                <span><a href=case>{say!(t, review.decide_whole)}</a></span>
            </header>
            <KeyValues rows />
        </section>
    }
}

/// What each outcome causes, before anything is pressed.
fn outcomes(t: Locale) -> impl IntoView {
    let rows = vec![
        KeyValue::new(say!(t, review.d_approve), say!(t, review.d_approve_text)),
        KeyValue::new(
            say!(t, review.d_send_back),
            say!(t, review.d_send_back_text),
        ),
        KeyValue::new(say!(t, review.d_decline), say!(t, review.d_decline_text)),
    ];
    view! {
        <section class="section section-gap">
            <header class="section-head">
                <h2>{say!(t, review.decide_outcomes)}</h2>
            </header>
            <KeyValues rows />
        </section>
    }
}

fn panel(page: &Page, step: &Step, typed: (&Confirmation, &Problems)) -> impl IntoView + use<> {
    let t = page.locale;
    let checks = checks(page, &step.case);
    let done = checks.iter().filter(|check| check.done()).count();
    let count = Some(format!("{done} / {}", checks.len()));
    let here = back(&step.case);
    let (due, approval) = (deadline(page, &step.case), approval(page, step, typed));
    view! {
        <SidePanel>
            <PanelBox heading=say!(t, review.panel_next) next=true>
                <p class="task">{say!(t, review.n_decide)}</p>
                {due}
            </PanelBox>
            <PanelBox heading=say!(t, review.panel_checks) count>
                {check_list(checks)}
            </PanelBox>
            <PanelBox heading=say!(t, review.panel_actions)>
                {approval}
                <ButtonLink
                    href=format!("{here}/send-back")
                    text=say!(t, review.d_send_back)
                />
                <ButtonLink
                    kind=ButtonKind::Danger
                    href=format!("{here}/decline")
                    text=say!(t, review.d_decline)
                />
            </PanelBox>
            <p>{say!(t, review.maker_checker)}</p>
        </SidePanel>
    }
}

fn approval(
    page: &Page,
    step: &Step,
    (form, problems): (&Confirmation, &Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let label = say!(t, review.f_confirmed);
    let field = FormView::new(page, problems).required("confirmed", &label);
    view! {
        <form method="post" class="stack" novalidate>
            <input type="hidden" name="version" value=step.version(problems, form.version) />
            <Checkbox
                field
                text=say!(t, review.f_confirmed_text)
                value="yes"
                checked=form.confirmed == "yes"
            />
            <Button kind=ButtonKind::Solid text=say!(t, review.d_approve) />
        </form>
    }
}
