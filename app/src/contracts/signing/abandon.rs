//! The page on which the officer ends a negotiation.

use super::head;
use super::parts::base;
use crate::answer::Answer;
use crate::components::{ButtonKind, FormButtons, TextArea};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::{ContractState, Party};
use domain::ids::ContractId;
use domain::permissions::Action;
use leptos::prelude::*;
use services::contracts::{Contract, ReasonForm};

/// The page.
pub async fn abandon_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    draw(page, id, Typed::default()).await
}

/// Ends it.
pub async fn abandon(
    page: Page,
    Path(id): Path<ContractId>,
    Form(form): Form<ReasonForm>,
) -> Answer {
    match services::contracts::abandon(&page.op, id, &form).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}"), "negotiation_ended"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

/// The form with what is wrong with it.
type Typed = (ReasonForm, Problems);

async fn draw(page: Page, id: ContractId, typed: Typed) -> Answer {
    page.op.actor.require(Action::EndNegotiation)?;
    let contract = services::contracts::show(&page.op, id).await?;
    if contract.state != ContractState::AwaitingConsents && typed.1.is_empty() {
        return page.go(&format!("/contracts/{id}"));
    }
    contract.office?;
    let title = say!(page.locale, signing.abandon_title);
    let problems = typed.1.clone();
    let shown = (&page, &contract);
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(shown, title.clone(), &typed)),
    )
}

fn body(
    (page, contract): (&Page, &Contract),
    title: String,
    (form, problems): &Typed,
) -> impl IntoView + use<> {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let label = say!(t, contracts.reason);
    let wrong = drawn.summary(|_| label.clone());
    let version = problems.version(form.version, contract.version).to_string();
    let reason = drawn
        .required("reason", &label)
        .hint(say!(t, signing.decline_hint));
    view! {
        {head(page, contract, (Party::Federation, title), wrong)}
        <form method="post" class="fields narrow">
            <p>{say!(t, signing.abandon_lead)}</p>
            <input type="hidden" name="version" value=version />
            <TextArea field=reason value=form.reason.clone() rows=4 />
            <FormButtons
                kind=ButtonKind::Danger
                text=say!(t, signing.abandon)
                back=base(contract, Party::Federation)
                cancel=say!(t, common.cancel)
            />
        </form>
    }
}
