//! By when the banks answer, and the page on which an officer moves that day.

use crate::accounts::Labelled;
use crate::answer::Answer as Reply;
use crate::components::{
    Banner, Breadcrumb, ButtonLink, Crumb, DateField, FormButtons, KeyValue, TextArea,
};
use crate::contracts::words::{date_words, typed_date};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::{date, overdue};
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::calendar::business_date;
use domain::consents::{Cause, DAYS_AFTER, DAYS_AHEAD};
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use leptos::prelude::*;
use services::consents::{Board, Deadline, DeadlineForm};

/// The page.
pub async fn deadline_page(page: Page, Path(id): Path<ContractId>) -> Reply {
    draw(page, id, (DeadlineForm::default(), Problems::default())).await
}

/// Moves the deadline.
pub async fn move_deadline(
    page: Page,
    Path(id): Path<ContractId>,
    Form(form): Form<DeadlineForm>,
) -> Reply {
    match services::consents::move_deadline(&page.op, id, &form).await {
        Ok(()) => page.go_done(&address(id), "deadline_moved"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

/// The day, whether it has passed, and why it is not the first one any more.
pub fn deadline(page: &Page, board: &Board) -> Option<KeyValue> {
    let t = page.locale;
    let due_on = board.due_on?;
    let over = (board.is_open && board.progress.unanswered + board.progress.outdated > 0)
        .then_some(board.overdue_days)
        .filter(|days| *days > 0)
        .map(|days| view! { <strong class="overdue nowrap">{overdue(t, days)}</strong> });
    let way = may_move(page, board).then(|| {
        let href = format!("{}/deadline", address(board.contract));
        view! { <a href=href>{say!(t, board.change)}</a> }
    });
    let moves: Vec<_> = board
        .deadlines
        .windows(2)
        .filter_map(|pair| Some(moved(page, pair.first()?, pair.last()?)))
        .collect();
    let value = view! {
        <span class="nowrap">{date(page.language(), due_on)}</span>
        " "
        {over}
        " "
        {way}
        {moves}
    };
    Some(KeyValue::new(say!(t, consents.due_on), value))
}

fn moved(page: &Page, before: &Deadline, after: &Deadline) -> impl IntoView + use<> {
    let t = page.locale;
    let day = |day| date(page.language(), day);
    let by = after.by.as_ref().map(|(_, name)| name.clone());
    let at = day(business_date(after.at));
    let text = say!(
        t,
        board.moved,
        before = day(before.due_on),
        by = by.unwrap_or_default(),
        at
    );
    let why = match after.cause {
        Cause::Draft(number) => say!(t, board.cause_draft, number),
        Cause::Calendar => say!(t, board.cause_calendar),
        Cause::Asked | Cause::ByHand => after.reason.clone(),
    };
    view! { <div class="sub">{text} <div class="lines">{why}</div></div> }
}

fn may_move(page: &Page, board: &Board) -> bool {
    let state = State::Contract(board.state);
    board.office.is_ok() && page.op.actor.may_now(Action::MoveDeadline, state)
}

fn address(id: ContractId) -> String {
    format!("/contracts/{id}/consents")
}

async fn draw(page: Page, id: ContractId, typed: (DeadlineForm, Problems)) -> Reply {
    page.op.actor.require_role(Action::MoveDeadline)?;
    let board = services::consents::board(&page.op, id).await?;
    board.office?;
    let title = say!(page.locale, board.move_title);
    let problems = typed.1.clone();
    let shown = (&page, &board, title.clone());
    page.show_form(&problems, Frame::Office, (&title, || body(shown, &typed)))
}

fn body(
    (page, board, title): (&Page, &Board, String),
    typed: &(DeadlineForm, Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let back = address(board.contract);
    let above = vec![
        Crumb::new(say!(t, consents.title), "/consents"),
        Crumb::new(board.receipt_number.clone(), back.clone()),
    ];
    let main = match board.is_open {
        true => form(page, board, typed),
        false => view! {
            <Banner heading=say!(t, board.move_closed) />
            <div class="buttons section-gap">
                <ButtonLink href=back text=say!(t, consents.back_to_board) />
            </div>
        }
        .into_any(),
    };
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        {Labelled::new(page, &typed.1, names(t)).summary()}
        <header class="page-head">
            <h1>{title} <span class="also" lang="ja">{board.organisation_name.clone()}</span></h1>
            <p>{say!(t, board.move_lead)}</p>
        </header>
        {main}
    }
}

fn names(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("due", say!(t, board.f_due)),
        ("reason", say!(t, board.f_reason)),
    ]
}

fn form(page: &Page, board: &Board, (form, problems): &(DeadlineForm, Problems)) -> AnyView {
    let t = page.locale;
    let labels = Labelled::new(page, problems, names(t));
    let now = board.due_on.map(|day| date(page.language(), day));
    let due = labels.required("due");
    let due = match now {
        Some(day) => due.hint(say!(t, board.f_due_hint, day)),
        None => due,
    };
    let reason = labels.required("reason").hint(say!(t, board.f_reason_hint));
    let current = board.deadlines.last().map_or(0, |last| last.number);
    let number = problems.version(form.number.into(), current.into());
    let value = typed_date(&form.due_year, &form.due_month, &form.due_day);
    let back = address(board.contract);
    view! {
        <form method="post" class="fields narrow" novalidate>
            <input type="hidden" name="number" value=number.to_string() />
            <DateField field=due words=date_words(t) value />
            <TextArea field=reason value=form.reason.clone() rows=3 />
            <p class="sub">{say!(t, board.auto, ahead = DAYS_AHEAD, after = DAYS_AFTER)}</p>
            <FormButtons text=say!(t, board.change) back cancel=say!(t, common.cancel) />
        </form>
    }
    .into_any()
}
