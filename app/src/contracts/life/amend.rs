//! The page on which an officer begins to amend a contract.

use super::{address, has_place, head};
use crate::answer::Answer;
use crate::components::{FormButtons, TextArea};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ContractId;
use domain::permissions::Action;
use leptos::prelude::*;
use services::contracts::{AmendForm, Contract};

/// The page.
pub async fn amend_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    draw(page, id, (AmendForm::default(), Problems::default())).await
}

/// Begins the amendment, and leads to it.
pub async fn amend(page: Page, Path(id): Path<ContractId>, Form(form): Form<AmendForm>) -> Answer {
    match services::contracts::amend(&page.op, id, &form).await {
        Ok(opened) => page.go_done(&format!("/contracts/{opened}/draft"), "amendment_opened"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

/// Whoever comes too late is led to the contract, which says where it stands.
async fn draw(page: Page, id: ContractId, (form, problems): (AmendForm, Problems)) -> Answer {
    page.op.actor.require_role(Action::AmendContract)?;
    let contract = services::contracts::show(&page.op, id).await?;
    if !has_place(Action::AmendContract, &contract) {
        return page.go(&address(id));
    }
    contract.office?;
    let title = say!(page.locale, amendments.title);
    let shown = (&page, &contract);
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(shown, title.clone(), (&form, &problems))),
    )
}

fn body(
    (page, contract): (&Page, &Contract),
    title: String,
    (form, problems): (&AmendForm, &Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let reason = say!(t, amendments.reason);
    let field = drawn
        .required("reason", &reason)
        .hint(say!(t, amendments.reason_hint));
    let version = problems.version(form.version, contract.version).to_string();
    view! {
        {head(page, contract, (title, drawn.summary(|_| reason.clone())))}
        <form method="post" class="fields narrow">
            <p>{say!(t, amendments.lead)}</p>
            <p>{say!(t, amendments.lead_banks)}</p>
            <input type="hidden" name="version" value=version />
            <TextArea field value=form.reason.clone() rows=4 />
            <FormButtons
                text=say!(t, amendments.begin)
                back=address(contract.id)
                cancel=say!(t, common.cancel)
            />
        </form>
    }
}
