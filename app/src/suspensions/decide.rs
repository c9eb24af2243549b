//! The pages on which the Federation decides on a suspension, and on which it is lifted.

use super::show::{facts, head, is_own};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{ButtonKind, ButtonLink, Choice, FormButtons, RadioGroup, TextArea};
use crate::contracts::words::bank_name;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::SuspensionId;
use domain::permissions::Action;
use domain::suspensions::{SuspensionEvent, SuspensionState};
use leptos::prelude::*;
use services::suspensions::{DecisionForm, LiftForm, Listed};

/// The page on which it is decided.
pub async fn decide_page(page: Page, Path(id): Path<SuspensionId>) -> Answer {
    draw(
        page,
        id,
        Typed::Decision(DecisionForm::default(), Problems::default()),
    )
    .await
}

/// Decides.
pub async fn decide(
    page: Page,
    Path(id): Path<SuspensionId>,
    Form(form): Form<DecisionForm>,
) -> Answer {
    match services::suspensions::decide(&page.op, id, &form).await {
        Ok(SuspensionEvent::Accept) => page.go_done(&address(id), "suspension_accepted"),
        Ok(_) => page.go_done(&address(id), "suspension_declined"),
        Err(error) => draw(page, id, Typed::Decision(form, Problems::of(error)?)).await,
    }
}

/// The page on which it is lifted.
pub async fn lift_page(page: Page, Path(id): Path<SuspensionId>) -> Answer {
    draw(
        page,
        id,
        Typed::Lift(LiftForm::default(), Problems::default()),
    )
    .await
}

/// Lifts it.
pub async fn lift(page: Page, Path(id): Path<SuspensionId>, Form(form): Form<LiftForm>) -> Answer {
    match services::suspensions::lift(&page.op, id, &form).await {
        Ok(()) => page.go_done(&address(id), "suspension_lifted"),
        Err(error) => draw(page, id, Typed::Lift(form, Problems::of(error)?)).await,
    }
}

/// What was typed, and what is wrong with it.
enum Typed {
    Decision(DecisionForm, Problems),
    Lift(LiftForm, Problems),
}

impl Typed {
    fn problems(&self) -> &Problems {
        match self {
            Typed::Decision(_, problems) | Typed::Lift(_, problems) => problems,
        }
    }
}

fn address(id: SuspensionId) -> String {
    format!("/suspensions/{id}")
}

/// Whoever comes too late is led to what became of it.
async fn draw(page: Page, id: SuspensionId, typed: Typed) -> Answer {
    let (action, state) = match typed {
        Typed::Decision(..) => (Action::DecideSuspension, SuspensionState::Requested),
        Typed::Lift(..) => (Action::LiftSuspension, SuspensionState::InForce),
    };
    page.op.actor.require_role(action)?;
    let (one, office) = services::suspensions::show(&page.op, id).await?;
    if one.suspension.state != state {
        return page.go(&address(id));
    }
    office?;
    let title = match typed {
        Typed::Decision(..) => say!(page.locale, suspensions.decide_title),
        Typed::Lift(..) => say!(page.locale, suspensions.lift_title),
    };
    let problems = typed.problems().clone();
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || {
            let main = match &typed {
                Typed::Decision(form, problems) => decision(&page, &one, (form, problems)),
                Typed::Lift(form, problems) => lifting(&page, &one, (form, problems)),
            };
            let wrong = Labelled::new(&page, typed.problems(), names(page.locale)).summary();
            view! { {head(&page, &one, (title.clone(), wrong))} {facts(&page, &one)} {main} }
        }),
    )
}

fn names(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("decision", say!(t, suspensions.f_decision)),
        ("note", say!(t, suspensions.f_note)),
        ("reason", say!(t, suspensions.f_lift)),
    ]
}

fn decision(page: &Page, one: &Listed, (form, problems): (&DecisionForm, &Problems)) -> AnyView {
    let t = page.locale;
    let labels = Labelled::new(page, problems, names(t));
    let bank = bank_name(t, &one.bank);
    let choices = vec![
        Choice::new("accept", say!(t, suspensions.accept, bank = bank.clone())).hint(say!(
            t,
            suspensions.accept_hint,
            bank
        )),
        Choice::new("decline", say!(t, suspensions.decline))
            .hint(say!(t, suspensions.decline_hint)),
    ];
    let note = labels
        .depending("note", say!(t, suspensions.note_need))
        .hint(say!(t, suspensions.f_note_hint));
    let version = problems.version(form.version, one.version).to_string();
    view! {
        <form method="post" class="fields narrow section-gap" novalidate>
            <input type="hidden" name="version" value=version />
            <RadioGroup field=labels.required("decision") choices value=form.decision.clone() />
            <TextArea field=note value=form.note.clone() rows=4 />
            <FormButtons
                kind=ButtonKind::Danger
                text=say!(t, suspensions.decide_submit)
                back=address(one.id)
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}

fn lifting(page: &Page, one: &Listed, (form, problems): (&LiftForm, &Problems)) -> AnyView {
    let t = page.locale;
    let back = address(one.id);
    if is_own(page, one) {
        return view! {
            <p class="section-gap">{say!(t, suspensions.lift_other)}</p>
            <div class="buttons"><ButtonLink href=back text=say!(t, suspensions.back) /></div>
        }
        .into_any();
    }
    let labels = Labelled::new(page, problems, names(t));
    let lead = say!(t, suspensions.lift_lead, bank = bank_name(t, &one.bank));
    let version = problems.version(form.version, one.version).to_string();
    view! {
        <form method="post" class="fields narrow section-gap" novalidate>
            <p>{lead}</p>
            <input type="hidden" name="version" value=version />
            <TextArea field=labels.required("reason") value=form.reason.clone() rows=4 />
            <FormButtons text=say!(t, suspensions.lift) back cancel=say!(t, common.cancel) />
        </form>
    }
    .into_any()
}
