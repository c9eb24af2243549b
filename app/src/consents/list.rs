//! The open boards, each with its strip.

use super::words::{rule, strip};
use crate::answer::Answer;
use crate::components::{Glyph, Status};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::{date, overdue};
use domain::consents::RowState;
use leptos::prelude::*;
use services::consents::OpenBoard;

/// The list.
pub async fn list_page(page: Page) -> Answer {
    let boards = services::consents::list(&page.op).await?;
    let t = page.locale;
    let title = say!(t, consents.title);
    page.show(Frame::Office, &title, || {
        let list = if boards.is_empty() {
            view! { <p class="sub">{say!(t, consents.empty)}</p> }.into_any()
        } else {
            boards
                .iter()
                .map(|board| one(&page, board))
                .collect_view()
                .into_any()
        };
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, consents.lead)}</p>
                <p><a href="/consents/matrix">{say!(t, board.to_matrix)}</a></p>
            </header>
            {list}
        }
    })
}

fn one(page: &Page, board: &OpenBoard) -> AnyView {
    let t = page.locale;
    let contract = &board.contract;
    let progress = contract.progress;
    let (glyph, text) = if progress.unanswered + progress.outdated == 0 {
        (Glyph::Act, say!(t, consents.settled))
    } else {
        (Glyph::Wait, say!(t, consents.open))
    };
    let address = format!("/contracts/{}/consents", contract.id);
    view! {
        <section class="section section-gap">
            <header class="section-head">
                <h2>
                    <a href=address>{contract.receipt_number.clone()}</a> " "
                    <span lang="ja">{contract.organisation_name.clone()}</span>
                </h2>
                <span><Status glyph text /></span>
                <p class="below facts">
                    <span lang="ja">{contract.service_name.clone()}</span>
                    {due(page, board)}
                    {standing(t, board)}
                </p>
            </header>
            {strip(t, board.answers.iter().map(|(bank, state)| (bank, *state)))}
            {rule(t, progress)}
        </section>
    }
    .into_any()
}

/// How many answers come from standing consents.
fn standing(t: Locale, board: &OpenBoard) -> Option<AnyView> {
    let states = board.answers.iter().map(|(_, state)| state);
    let count = states.filter(|one| **one == RowState::Standing).count();
    (count > 0).then(|| {
        view! { <span class="nowrap">{say!(t, consents.standing_count, count)}</span> }.into_any()
    })
}

/// The deadline, while an answer is missing.
fn due(page: &Page, board: &OpenBoard) -> Option<AnyView> {
    let t = page.locale;
    let progress = board.contract.progress;
    let due_on = board.due_on?;
    let over = (board.overdue_days > 0).then(|| {
        view! { <strong class="overdue nowrap">{overdue(t, board.overdue_days)}</strong> }
    });
    (progress.unanswered + progress.outdated > 0).then(|| {
        let day = date(page.language(), due_on);
        view! { <span class="nowrap">{say!(t, consents.due_on)} " " {day}</span> {over} }.into_any()
    })
}
