//! The open boards, each with its strip.

use super::words::strip;
use crate::answer::Answer;
use crate::components::{Glyph, Status};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
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
                .map(|board| one(t, board))
                .collect_view()
                .into_any()
        };
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, consents.lead)}</p>
            </header>
            {list}
        }
    })
}

fn one(t: Locale, board: &OpenBoard) -> AnyView {
    let contract = &board.contract;
    let progress = contract.progress;
    let (banks, consented) = (progress.banks, progress.consented);
    let words = say!(t, consents.progress, banks, consented);
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
                    {contract.organisation_name.clone()}
                </h2>
                <span><Status glyph text /></span>
                <p class="below">{contract.service_name.clone()} " " {words}</p>
            </header>
            {strip(t, board.answers.iter().map(|(bank, consent)| (bank, consent)))}
        </section>
    }
    .into_any()
}
