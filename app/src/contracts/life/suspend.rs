//! The pages on which a contract is suspended, and let go on.

use super::{address, has_place, head};
use crate::answer::Answer;
use crate::components::{ButtonKind, ButtonLink, FormButtons, TextArea};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::suspended_by;
use domain::ids::ContractId;
use domain::permissions::Action;
use leptos::prelude::*;
use services::contracts::{Contract, ReasonForm};

/// The page before a contract is suspended.
pub async fn suspend_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    draw(page, id, (Action::SuspendContract, Typed::default())).await
}

/// The page before it goes on.
pub async fn resume_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    draw(page, id, (Action::ResumeContract, Typed::default())).await
}

/// Suspends it.
pub async fn suspend(
    page: Page,
    Path(id): Path<ContractId>,
    Form(form): Form<ReasonForm>,
) -> Answer {
    match services::contracts::suspend(&page.op, id, &form).await {
        Ok(()) => page.go_done(&address(id), "contract_suspended"),
        Err(error) => {
            let typed = (form, Problems::of(error)?);
            draw(page, id, (Action::SuspendContract, typed)).await
        }
    }
}

/// Lets it go on.
pub async fn resume(
    page: Page,
    Path(id): Path<ContractId>,
    Form(form): Form<ReasonForm>,
) -> Answer {
    match services::contracts::resume(&page.op, id, &form).await {
        Ok(()) => page.go_done(&address(id), "contract_resumed"),
        Err(error) => {
            let typed = (form, Problems::of(error)?);
            draw(page, id, (Action::ResumeContract, typed)).await
        }
    }
}

/// The form with what is wrong with it.
type Typed = (ReasonForm, Problems);

/// Whoever comes too late is led to the contract, which says where it stands.
async fn draw(page: Page, id: ContractId, (action, typed): (Action, Typed)) -> Answer {
    page.op.actor.require_role(action)?;
    let contract = services::contracts::show(&page.op, id).await?;
    if !has_place(action, &contract) {
        return page.go(&address(id));
    }
    contract.office?;
    let t = page.locale;
    let title = match action {
        Action::ResumeContract => say!(t, contracts.resume_title),
        _ => say!(t, contracts.suspend_title),
    };
    let shown = (&page, &contract, action);
    let problems = typed.1.clone();
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(shown, title.clone(), &typed)),
    )
}

fn body(
    (page, contract, action): (&Page, &Contract, Action),
    title: String,
    (form, problems): &Typed,
) -> AnyView {
    let t = page.locale;
    let back = address(contract.id);
    let drawn = FormView::new(page, problems);
    let reason = say!(t, contracts.reason);
    let wrong = drawn.summary(|_| reason.clone());
    if action == Action::ResumeContract && is_own(page, contract) {
        return view! {
            {head(page, contract, (title, wrong))}
            <p>{say!(t, contracts.resume_other)}</p>
            <div class="buttons"><ButtonLink href=back text=say!(t, contracts.back) /></div>
        }
        .into_any();
    }
    let (lead, button, kind) = match action {
        Action::ResumeContract => (
            say!(t, contracts.resume_lead),
            say!(t, contracts.resume),
            ButtonKind::Solid,
        ),
        _ => (
            say!(t, contracts.suspend_lead),
            say!(t, contracts.suspend),
            ButtonKind::Danger,
        ),
    };
    let field = drawn
        .required("reason", &reason)
        .hint(say!(t, contracts.reason_hint));
    let version = problems.version(form.version, contract.version).to_string();
    view! {
        {head(page, contract, (title, wrong))}
        <form method="post" class="fields narrow">
            <p>{lead}</p>
            <input type="hidden" name="version" value=version />
            <TextArea field value=form.reason.clone() rows=4 />
            <FormButtons kind text=button back cancel=say!(t, common.cancel) />
        </form>
    }
    .into_any()
}

/// Whether the reader suspended the contract: somebody else lets it go on.
pub(super) fn is_own(page: &Page, contract: &Contract) -> bool {
    let steps = contract.life.as_ref().map(|life| life.steps.as_slice());
    let by = suspended_by(steps.unwrap_or_default());
    by.is_some() && by == page.op.actor.identity().map(|one| one.person)
}
