//! The page that asks once more before a text is taken back.

use crate::answer::Answer;
use crate::components::{Breadcrumb, ButtonKind, Crumb, FormButtons};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ContractId;
use domain::permissions::{Action, Denial, State};
use leptos::prelude::*;
use serde::Deserialize;
use services::contracts::Contract;

/// The version that was shown.
#[derive(Deserialize)]
pub struct Seen {
    version: i64,
}

/// The page.
pub async fn take_back_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    page.op.actor.require(Action::TakeBack)?;
    let contract = services::contracts::show(&page.op, id).await?;
    let state = State::Contract(contract.state);
    page.op.actor.require_now(Action::TakeBack, state)?;
    // Whoever drew it up does not sign it, and may take it back all the same.
    if contract.office != Err(Denial::OwnProposal) {
        contract.office?;
    }
    draw(page, id, Problems::default()).await
}

/// Takes the text back.
pub async fn take_back(page: Page, Path(id): Path<ContractId>, Form(seen): Form<Seen>) -> Answer {
    match services::contracts::take_back(&page.op, id, seen.version).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}"), "contract_taken_back"),
        Err(error) => draw(page, id, Problems::of(error)?).await,
    }
}

async fn draw(page: Page, id: ContractId, problems: Problems) -> Answer {
    page.op.actor.require(Action::TakeBack)?;
    let contract = services::contracts::show(&page.op, id).await?;
    let title = say!(page.locale, contracts.take_back_title);
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(&page, &contract, &problems)),
    )
}

fn body(page: &Page, contract: &Contract, problems: &Problems) -> impl IntoView + use<> {
    let t = page.locale;
    let address = format!("/contracts/{}", contract.id);
    let above = vec![
        Crumb::new(say!(t, contracts.title), "/contracts"),
        Crumb::new(contract.receipt_number.clone(), address.clone()),
    ];
    let title = say!(t, contracts.take_back_title);
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        {FormView::new(page, problems).summary(str::to_owned)}
        <header class="page-head">
            <h1>{title} <span class="also" lang="ja">{contract.organisation_name.clone()}</span></h1>
        </header>
        <form method="post" class="stack narrow">
            <p>{say!(t, contracts.take_back_lead)}</p>
            <input type="hidden" name="version" value=contract.version.to_string() />
            <FormButtons
                kind=ButtonKind::Danger
                text=say!(t, contracts.take_back)
                back=address
                cancel=say!(t, common.cancel)
            />
        </form>
    }
}
