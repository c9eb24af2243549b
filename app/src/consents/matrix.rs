//! Every contract against every bank: a table on wide screens and on paper, one strip a contract on narrow ones.

use super::words::{rule, state, strip, tint};
use crate::answer::Answer;
use crate::components::{CellTint, ChoiceChip, ChoiceChips, GlyphMark, Legend, LegendItem, Status};
use crate::contracts::words::{bank_short, kept_by, standing};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use domain::banks::Bank;
use domain::consents::RowState;
use domain::contracts::ContractState;
use leptos::prelude::*;
use services::consents::{Matrix, MatrixRow};

/// The page; `?contract=` keeps one state of contracts.
pub async fn matrix_page(page: Page) -> Answer {
    let matrix = services::consents::matrix(&page.op).await?;
    let title = say!(page.locale, board.matrix);
    page.show(Frame::Office, &title, || body(&page, &matrix))
}

fn body(page: &Page, matrix: &Matrix) -> impl IntoView + use<> {
    let t = page.locale;
    let wanted = page.param("contract");
    let wanted = wanted.and_then(|code| ContractState::of_code(&code));
    let is_kept = |row: &&MatrixRow| wanted.is_none_or(|of| row.contract.state == of);
    let kept: Vec<_> = matrix.rows.iter().filter(is_kept).collect();
    let main = match kept.is_empty() {
        true => view! { <p class="sub section-gap">{say!(t, board.matrix_empty)}</p> }.into_any(),
        false => view! {
            {legend(t)}
            {table(t, matrix, &kept)}
            {cards(t, matrix, &kept)}
        }
        .into_any(),
    };
    view! {
        <header class="page-head">
            <h1>{say!(t, board.matrix)}</h1>
            <p>{say!(t, board.matrix_lead)}</p>
            <p><a href="/consents">{say!(t, board.to_list)}</a></p>
        </header>
        {chips(t, matrix, wanted)}
        {main}
    }
}

fn chips(t: Locale, matrix: &Matrix, wanted: Option<ContractState>) -> AnyView {
    let one = |of: ContractState| {
        let (glyph, text) = kept_by(t, of);
        let rows = matrix.rows.iter().filter(|row| row.contract.state == of);
        ChoiceChip {
            glyph: Some(glyph),
            text,
            count: rows.count(),
            href: format!("/consents/matrix?contract={}", of.code()),
            current: wanted == Some(of),
        }
    };
    let every = ChoiceChip {
        glyph: None,
        text: say!(t, board.all),
        count: matrix.rows.len(),
        href: "/consents/matrix".to_owned(),
        current: wanted.is_none(),
    };
    let chips = std::iter::once(every)
        .chain(ContractState::ALL.map(one))
        .collect();
    view! { <ChoiceChips label=say!(t, board.matrix_states) chips /> }.into_any()
}

/// What the signs of the cells mean.
fn legend(t: Locale) -> AnyView {
    let item = |of: RowState| {
        let (glyph, text) = state(t, of);
        LegendItem { glyph, text }
    };
    let items = RowState::ALL.map(item).to_vec();
    view! { <Legend items /> }.into_any()
}

fn table(t: Locale, matrix: &Matrix, rows: &[&MatrixRow]) -> AnyView {
    let heads: Vec<_> = matrix
        .banks
        .iter()
        .map(|bank| view! { <th scope="col">{bank_short(t, bank)}</th> })
        .collect();
    let rows: Vec<_> = rows.iter().map(|one| row(t, &matrix.banks, one)).collect();
    let caption = say!(t, board.matrix_caption);
    let label = caption.clone();
    view! {
        <div class="scroll-x wide-only" role="region" aria-label=label tabindex="0">
            <table class="table matrix">
                <caption class="vh">{caption}</caption>
                <thead>
                    <tr><th scope="col">{say!(t, board.matrix_contract)}</th>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(t: Locale, banks: &[Bank], row: &MatrixRow) -> impl IntoView + use<> {
    let cells: Vec<_> = banks
        .iter()
        .map(|bank| cell(t, row.cells.get(&bank.code).copied()))
        .collect();
    view! { <tr><th scope="row">{name(t, row)}</th>{cells}</tr> }
}

/// The contract with the way to its board, and where it stands.
fn name(t: Locale, row: &MatrixRow) -> AnyView {
    let contract = &row.contract;
    let href = format!("/contracts/{}/consents", contract.id);
    let number = contract.number.as_ref().unwrap_or(&contract.receipt_number);
    let (glyph, text) = standing(t, contract.standing);
    view! {
        <a href=href>{number.clone()}</a>
        <span class="agent-name" lang="ja">{contract.organisation_name.clone()}</span>
        <Status glyph text />
    }
    .into_any()
}

fn cell(t: Locale, of: Option<RowState>) -> AnyView {
    let Some(of) = of else {
        return view! { <td class="empty">{say!(t, board.m_none)}</td> }.into_any();
    };
    let class = match tint(of) {
        CellTint::Plain => None,
        CellTint::Agreed => Some("agreed"),
        CellTint::Refused => Some("refused"),
        CellTint::Outdated => Some("outdated"),
    };
    let (glyph, word) = state(t, of);
    view! {
        <td class=class>
            <GlyphMark glyph />
            <span aria-hidden="true">{short(t, of)}</span>
            <span class="vh">{word}</span>
        </td>
    }
    .into_any()
}

/// The word that fits into a cell.
fn short(t: Locale, of: RowState) -> String {
    match of {
        RowState::NotAsked => say!(t, board.m_not_asked),
        RowState::Asked => say!(t, board.m_asked),
        RowState::Opened => say!(t, board.m_opened),
        RowState::Standing => say!(t, board.m_standing),
        RowState::Consented => say!(t, board.m_consented),
        RowState::Conditional => say!(t, board.m_conditional),
        RowState::Refused => say!(t, board.m_refused),
        RowState::Outdated => say!(t, board.m_outdated),
        RowState::Withdrawn => say!(t, board.m_withdrawn),
    }
}

fn cards(t: Locale, matrix: &Matrix, rows: &[&MatrixRow]) -> AnyView {
    let cards: Vec<_> = rows.iter().map(|row| card(t, &matrix.banks, row)).collect();
    view! { <ul class="matrix-cards narrow-only">{cards}</ul> }.into_any()
}

fn card(t: Locale, banks: &[Bank], row: &MatrixRow) -> impl IntoView + use<> {
    let cells = banks
        .iter()
        .filter_map(|bank| Some((bank, *row.cells.get(&bank.code)?)));
    view! { <li><h2>{name(t, row)}</h2> {strip(t, cells)} {rule(t, row.contract.progress)}</li> }
}
