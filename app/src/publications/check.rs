//! What was found at a published address, and the button that looks once more.

use super::own::{agent_address, bank_address};
use super::record::{address, named};
use crate::answer::Answer;
use crate::components::{Button, Glyph, Status};
use crate::page::Page;
use crate::words::date_time;
use axum::extract::Path;
use domain::ids::{ApplicationId, ContractId};
use domain::publications::Seen;
use leptos::prelude::*;
use services::publications::{LastCheck, Task, own};

/// What was just done, as the next page says it.
const DONE: &str = "publication_checked";

/// An officer looks at anybody's.
pub async fn check(page: Page, Path((id, whose)): Path<(ContractId, String)>) -> Answer {
    let whose = named(&whose)?;
    services::publications::check(&page.op, (id, &whose)).await?;
    page.go_done(&format!("{}/{whose}", address(id)), DONE)
}

/// A bank looks at its own.
pub async fn bank_check(page: Page, Path(id): Path<ContractId>) -> Answer {
    let (_, task) = own(&page.op, id).await?;
    services::publications::check(&page.op, (id, &task.publisher)).await?;
    page.go_done(&bank_address(id), DONE)
}

/// An agent looks at its own.
pub async fn agent_check(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    let contract = services::contracts::of_application(&page.op, id).await?.id;
    let (_, task) = own(&page.op, contract).await?;
    services::publications::check(&page.op, (contract, &task.publisher)).await?;
    page.go_done(&agent_address(id), DONE)
}

/// The section of a publication's page; nothing before there is an address.
pub(super) fn section(page: &Page, task: &Task, action: String) -> Option<AnyView> {
    task.published.as_ref()?;
    let t = page.locale;
    let found = task.check.as_ref().map(|check| found(page, check));
    Some(
        view! {
            <section class="section section-gap" id="check">
                <header class="section-head"><h2>{say!(t, publications.check_title)}</h2></header>
                <div class="stack section-text">
                    <p>{say!(t, publications.check_lead)}</p>
                    {found}
                    <form method="post" action=action>
                        <Button text=say!(t, publications.check) />
                    </form>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn found(page: &Page, check: &LastCheck) -> AnyView {
    let t = page.locale;
    let (glyph, text) = match check.seen {
        Seen::Reached { status } => (Glyph::Done, say!(t, publications.c_reached, status)),
        Seen::Answered { status } => (Glyph::Caution, say!(t, publications.c_answered, status)),
        Seen::Barred => (Glyph::Caution, say!(t, publications.c_barred)),
        Seen::Unreachable => (Glyph::Caution, say!(t, publications.c_unreachable)),
        Seen::Redirects => (Glyph::Caution, say!(t, publications.c_redirects)),
    };
    let at = date_time(page.language(), check.at);
    let said = match check.by.clone() {
        Some(name) => say!(t, publications.check_at, at, name),
        None => say!(t, publications.check_on, at),
    };
    view! {
        <p>
            <Status glyph text /> " "
            <span class="sub">{said}</span>
        </p>
    }
    .into_any()
}
