//! The page that asks once more before it is taken back that somebody was named.

use super::parts::{base, named};
use super::{frame, head};
use crate::answer::Answer;
use crate::components::{Button, ButtonKind, ButtonLink};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::Party;
use domain::ids::{ApplicationId, ContractId};
use leptos::prelude::*;
use serde::Deserialize;
use services::contracts::Contract;

/// The version that was shown.
#[derive(Deserialize)]
pub struct Seen {
    version: i64,
}

/// The agent's page.
pub async fn agent_revoke_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    let contract = services::contracts::of_application(&page.op, id).await?;
    draw(page, (contract, Party::Agent), Problems::default())
}

/// The Federation's page.
pub async fn revoke_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    let contract = services::contracts::show(&page.op, id).await?;
    draw(page, (contract, Party::Federation), Problems::default())
}

/// Takes it back for the agent.
pub async fn agent_revoke(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(seen): Form<Seen>,
) -> Answer {
    let contract = services::contracts::of_application(&page.op, id).await?;
    post(page, (contract, Party::Agent), seen).await
}

/// Takes it back for the Federation.
pub async fn revoke(page: Page, Path(id): Path<ContractId>, Form(seen): Form<Seen>) -> Answer {
    let contract = services::contracts::show(&page.op, id).await?;
    post(page, (contract, Party::Federation), seen).await
}

async fn post(page: Page, (contract, party): (Contract, Party), seen: Seen) -> Answer {
    let whose = (contract.id, party);
    match services::contracts::revoke(&page.op, whose, seen.version).await {
        Ok(()) => page.go_done(&base(&contract, party), "delegation_revoked"),
        Err(error) => {
            let problems = Problems::of(error)?;
            let contract = services::contracts::show(&page.op, contract.id).await?;
            draw(page, (contract, party), problems)
        }
    }
}

fn draw(page: Page, (contract, party): (Contract, Party), problems: Problems) -> Answer {
    let name = named(&contract, party).map(|one| one.name.clone());
    if name.is_none() && problems.is_empty() {
        return page.go(&base(&contract, party));
    }
    let title = say!(page.locale, signing.revoke_title);
    let shown = (&page, &contract, name.unwrap_or_default());
    page.show_form(
        &problems,
        frame(party),
        (&title, || body(shown, (party, title.clone()), &problems)),
    )
}

fn body(
    (page, contract, name): (&Page, &Contract, String),
    (party, title): (Party, String),
    problems: &Problems,
) -> impl IntoView + use<> {
    let t = page.locale;
    let wrong = FormView::new(page, problems).summary(str::to_owned);
    view! {
        {head(page, contract, (party, title), wrong)}
        <form method="post" class="stack narrow">
            <p>{say!(t, signing.revoke_lead, name)}</p>
            <input type="hidden" name="version" value=contract.version.to_string() />
            <div class="buttons">
                <Button kind=ButtonKind::Danger text=say!(t, signing.revoke) />
                <ButtonLink
                    kind=ButtonKind::Text
                    href=base(contract, party)
                    text=say!(t, common.cancel)
                />
            </div>
        </form>
    }
}
