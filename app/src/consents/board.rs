//! One board: the strip, the rule in words, and every bank with its answer.

use super::deadline::deadline;
use super::filters::{chips, wanted};
use super::table::table;
use super::words::{rule, strip};
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, Button, ButtonKind, ButtonLink, Crumb, Glyph, KeyValue, KeyValues, Status,
    StatusLook,
};
use crate::contracts::digests;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::{date, date_time, denial, overdue};
use axum::extract::Path;
use chrono::NaiveDate;
use domain::calendar::business_date;
use domain::ids::ContractId;
use domain::permissions::Action;
use islands::LiveBoard;
use leptos::prelude::*;
use services::consents::{Board, BoardRow};

/// The page.
pub async fn board_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    let board = services::consents::board(&page.op, id).await?;
    let heading = say!(page.locale, consents.title);
    let title = format!("{heading} {}", board.organisation_name);
    page.show(Frame::Office, &title, || body(&page, &board))
}

fn body(page: &Page, board: &Board) -> impl IntoView + use<> {
    let t = page.locale;
    let title = say!(t, consents.title);
    let above = vec![Crumb::new(title.clone(), "/consents")];
    let policy = board.policy_version.map(|version| {
        let text = say!(t, consents.foot_policy, version);
        view! { <span>{text}</span> }
    });
    // What others recorded is put into the whole board only, never over a view of it.
    let part = match wanted(page) {
        None => "board",
        Some(_) => "board-view",
    };
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above
            here=board.receipt_number.clone()
        />
        <header class="page-head">
            <h1>{title} <span class="also" lang="ja">{board.organisation_name.clone()}</span></h1>
            {meta(page, board)}
        </header>
        <LiveBoard
            path=format!("/contracts/{}/consents", board.contract)
            renewed=say!(t, consents.board_renewed)
        />
        <div id=part>
            {strip(t, board.rows.iter().map(|row| (&row.bank, row.state)))}
            {verdict(page, board)}
            {subject(page, board)}
            {chips(page, board)}
            {table(page, board)}
            <div class="table-foot">
                <span>{say!(t, consents.foot_order)}</span>
                {policy}
            </div>
        </div>
    }
}

fn meta(page: &Page, board: &Board) -> impl IntoView + use<> {
    let t = page.locale;
    let (glyph, text) = match (
        board.is_open,
        board.progress.unanswered + board.progress.outdated,
    ) {
        (false, _) => (Glyph::Done, say!(t, consents.closed)),
        (true, 0) => (Glyph::Act, say!(t, consents.settled)),
        (true, _) => (Glyph::Wait, say!(t, consents.open)),
    };
    let fact = |label: String, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let opened = date(page.language(), business_date(board.opened_at));
    let due = board
        .due_on
        .filter(|_| board.is_open && board.progress.unanswered + board.progress.outdated > 0)
        .map(|day| due(page, board, day));
    view! {
        <dl class="meta">
            <div>
                <dt class="vh">{say!(t, consents.state)}</dt>
                <dd><Status glyph text look=StatusLook::Boxed /></dd>
            </div>
            {fact(say!(t, consents.receipt), board.receipt_number.clone())}
            {fact(say!(t, consents.service), board.service_name.clone())}
            {fact(say!(t, consents.opened_on), opened)}
            {due}
        </dl>
    }
}

fn due(page: &Page, board: &Board, day: NaiveDate) -> impl IntoView + use<> {
    let t = page.locale;
    let over = (board.overdue_days > 0).then(|| format!(" {}", overdue(t, board.overdue_days)));
    let class = over.is_some().then_some("overdue");
    let day = date(page.language(), day);
    view! {
        <div>
            <dt>{say!(t, consents.due_on)}</dt>
            <dd class=class>{day} {over}</dd>
        </div>
    }
}

/// The rule in words, and the way on where there is one.
fn verdict(page: &Page, board: &Board) -> AnyView {
    let t = page.locale;
    let progress = board.progress;
    let is_settled = progress.require_complete().is_ok();
    let note = match (board.is_open, progress.unanswered, progress.consented) {
        (false, ..) => say!(t, consents.note_closed),
        (true, ..) if progress.outdated > 0 => {
            say!(t, consents.note_outdated, count = progress.outdated)
        }
        (true, 0, 0) => say!(t, consents.note_nobody),
        (true, 0, _) => say!(t, consents.note_settled),
        (true, ..) => say!(t, consents.note_open),
    };
    let barred = board.office.err().filter(|_| board.is_open);
    let note = barred.map_or(note, |reason| denial(t, reason));
    let may_draw_up =
        board.is_open && is_settled && barred.is_none() && page.op.actor.may(Action::DrawUp);
    let (kind, text) = if may_draw_up {
        (ButtonKind::Solid, say!(t, consents.to_contract))
    } else {
        (ButtonKind::Line, say!(t, consents.see_contract))
    };
    view! {
        <div class="verdict">
            <div>{rule(t, progress)} <p>{note}</p></div>
            <div class="buttons column">
                <ButtonLink kind href=format!("/contracts/{}", board.contract) text />
                {remind(page, board)}
            </div>
        </div>
    }
    .into_any()
}

/// Asks every bank from which an answer is missing and that a mail reaches.
fn remind(page: &Page, board: &Board) -> Option<AnyView> {
    let t = page.locale;
    let may = board.is_open && board.office.is_ok() && page.op.actor.may(Action::RecordConsent);
    let is_missing = |row: &&BoardRow| row.can_be_asked && row.consent.is_missing();
    let count = board.rows.iter().filter(is_missing).count();
    let action = format!("/contracts/{}/consents/ask", board.contract);
    (may && count > 0).then(|| {
        view! {
            <form method="post" action=action>
                <Button kind=ButtonKind::Line text=say!(t, consents.remind_all, count) />
            </form>
        }
        .into_any()
    })
}

/// What the banks consent to: the last draft, with its digest and the ways to read it and its changes.
fn subject(page: &Page, board: &Board) -> Option<AnyView> {
    let t = page.locale;
    let (number, known, issued_at) = board.drafts.last()?.clone();
    let draft = format!("/contracts/{}/draft", board.contract);
    let pdf = format!("/contracts/{}/drafts/{number}/pdf", board.contract);
    let changes = (number > 1).then(|| {
        let before = number - 1;
        let href = format!("{draft}?with={before}");
        view! { <a href=href>{say!(t, consents.changes_since, number = before)}</a> }
    });
    let rows = vec![KeyValue::new(
        say!(t, drafts.facts),
        view! {
            <strong class="nowrap">{say!(t, consents.draft, number)}</strong>
            " "
            <span class="nowrap">{date_time(page.language(), issued_at)}</span>
            " "
            <span class="links">
                <a href=pdf>{say!(t, drafts.pdf)}</a>
                " "
                <a href=draft.clone()>{say!(t, drafts.see)}</a>
                " "
                {changes}
            </span>
        },
    )];
    let known = digests::rows(t, &known);
    let rows = rows
        .into_iter()
        .chain(known)
        .chain(deadline(page, board))
        .collect();
    Some(view! { <KeyValues rows /> }.into_any())
}
