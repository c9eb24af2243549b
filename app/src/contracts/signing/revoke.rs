//! The page that asks once more before it is taken back that somebody was named.

use super::parts::{base, named};
use super::{Whose, frame, head};
use crate::answer::Answer;
use crate::components::{ButtonKind, FormButtons};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::Party;
use leptos::prelude::*;
use serde::Deserialize;
use services::contracts::Contract;

/// The version that was shown.
#[derive(Deserialize)]
pub struct Seen {
    version: i64,
}

/// The page.
pub async fn revoke_page<W: Whose>(page: Page, Path(id): Path<W>) -> Answer {
    let contract = id.contract(&page.op).await?;
    draw(page, (contract, W::PARTY), Problems::default())
}

/// Takes it back for the party whose page it is.
pub async fn revoke<W: Whose>(page: Page, Path(id): Path<W>, Form(seen): Form<Seen>) -> Answer {
    let contract = id.contract(&page.op).await?;
    let whose = (contract.id, W::PARTY);
    match services::contracts::revoke(&page.op, whose, seen.version).await {
        Ok(()) => page.go_done(&base(&contract, W::PARTY), "delegation_revoked"),
        Err(error) => {
            let problems = Problems::of(error)?;
            let contract = id.contract(&page.op).await?;
            draw(page, (contract, W::PARTY), problems)
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
            <FormButtons
                kind=ButtonKind::Danger
                text=say!(t, signing.revoke)
                back=base(contract, party)
                cancel=say!(t, common.cancel)
            />
        </form>
    }
}
