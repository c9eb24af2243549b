//! Asks once more before a draft is thrown away.

use super::words::way;
use super::{ADDRESS, Seen};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{ButtonKind, FormButtons};
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum_extra::extract::Form;
use domain::permissions::Action;
use domain::policy::DraftState;
use leptos::prelude::*;
use services::policy::draft;

/// The page.
pub async fn discard_page(page: Page) -> Answer {
    draw(&page, Problems::default()).await
}

/// Throws the draft away.
pub async fn discard(page: Page, Form(seen): Form<Seen>) -> Answer {
    match draft::discard(&page.op, seen.version).await {
        Ok(()) => page.go_done(ADDRESS, "policy_discarded"),
        Err(error) => draw(&page, Problems::of(error)?).await,
    }
}

async fn draw(page: &Page, problems: Problems) -> Answer {
    page.op.actor.require(Action::DraftPolicy)?;
    let desk = draft::desk(&page.op).await?;
    let open = desk.draft.as_ref();
    let open = open.filter(|draft| matches!(draft.state, DraftState::Open { .. }));
    let Some(open) = open else {
        return page.go(ADDRESS);
    };
    let (t, number) = (page.locale, open.number);
    let title = say!(t, policy_draft.discard_title);
    let body = || {
        view! {
            {way(page, &title)}
            {Labelled::new(page, &problems, Vec::new()).summary()}
            <header class="page-head"><h1>{title.clone()}</h1></header>
            <form method="post" class="stack narrow">
                <p>{say!(t, policy_draft.discard_lead, number)}</p>
                <input type="hidden" name="version" value=desk.version.to_string() />
                <FormButtons
                    kind=ButtonKind::Danger
                    text=say!(t, policy_draft.discard)
                    back=ADDRESS
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(&problems, Frame::Office, (&title, body))
}
