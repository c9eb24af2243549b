//! The task list: what is done, what is left, and what happens next.

use super::flow::flow;
use super::notice::notice;
use super::words::{section_state, service, state};
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, ButtonKind, ButtonLink, Crumb, Flow, Glyph, Progress, ProgressCell, Status,
    StatusLook, TaskList, TaskRow,
};
use crate::i18n::*;
use crate::page::Page;
use crate::sections::{group_title, section_note, section_title};
use crate::shell::Frame;
use crate::timeline::timeline;
use crate::words::{date_time, family};
use axum::extract::Path;
use domain::applications::{Group, Section, SectionStatus, Stage};
use domain::ids::ApplicationId;
use domain::permissions::{Action, State};
use leptos::prelude::*;
use services::applications::show::{Shown, show};
use services::audit::timeline::{Entry, timeline as entries};

/// The page; the Federation has one of its own.
pub async fn tasks_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    if page.op.actor.is_staff() {
        return page.go(&format!("/cases/{id}"));
    }
    let shown = show(&page.op, id).await?;
    let history = entries(&page.op, id, shown.application.organisation).await?;
    let title = service(page.locale, &shown.application);
    page.show(Frame::Agent, &title, || body(&page, &shown, history))
}

fn body(page: &Page, shown: &Shown, history: Vec<Entry>) -> impl IntoView + use<> {
    let t = page.locale;
    let groups: Vec<_> = Group::ALL
        .into_iter()
        .map(|group| task_group(page, shown, group))
        .collect();
    let history = timeline(page, history);
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above=vec![Crumb::new(say!(t, applications.title), "/applications")]
            here=service(t, &shown.application)
        />
        {head(page, shown)}
        <div class="columns agent-two">
            <div>
                {notice(page, shown)}
                {may_now(page, shown, Action::Edit).then(|| progress(page, shown))}
                {groups}
                {may_now(page, shown, Action::Submit).then(|| submission(page, shown))}
                <section class="section section-gap">
                    <header class="section-head"><h2>{say!(t, applications.history)}</h2></header>
                    {history}
                </section>
            </div>
            {aside(page, shown)}
        </div>
    }
}

fn head(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.locale;
    let application = &shown.application;
    let (glyph, text) = state(
        t,
        &application.stage,
        shown.contract.map(|(_, standing)| standing),
    );
    let receipt = application
        .receipt_number
        .as_ref()
        .map_or_else(|| say!(t, applications.receipt_later), ToString::to_string);
    let saved = date_time(page.language(), application.updated_at);
    let family = family(t, application.family);
    view! {
        <header class="page-head">
            <p class="over">{say!(t, applications.over, family)}</p>
            <h1>{service(t, application)}</h1>
            <dl class="meta">
                <div><dt class="vh">{say!(t, applications.state)}</dt>
                    <dd><Status glyph text look=StatusLook::Boxed /></dd></div>
                <div><dt>{say!(t, applications.draft_number)}</dt>
                    <dd>{application.draft_number.to_string()}</dd></div>
                <div><dt>{say!(t, applications.last_saved)}</dt><dd>{saved}</dd></div>
                <div><dt>{say!(t, applications.receipt_number)}</dt><dd>{receipt}</dd></div>
            </dl>
        </header>
    }
}

/// How far the agent is: with everything at first, and later with what is to be corrected.
fn progress(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.locale;
    let (text, href) = way_on(t, shown);
    let asked: Vec<Section> = Section::ALL
        .into_iter()
        .filter(|s| is_asked(shown, *s))
        .collect();
    let cells: Vec<ProgressCell> = match asked.is_empty() {
        true => shown
            .sections
            .iter()
            .map(|(_, status)| cell(*status))
            .collect(),
        false => asked
            .iter()
            .map(|section| corrected_cell(shown, *section))
            .collect(),
    };
    let total = cells.len();
    let done = cells
        .iter()
        .filter(|cell| **cell == ProgressCell::Done)
        .count();
    let sentence = match asked.is_empty() {
        true => say!(t, applications.progress, total, done),
        false => say!(t, applications.correction_progress, total, done),
    };
    view! {
        <Progress sentence cells><ButtonLink kind=ButtonKind::Solid href text /></Progress>
    }
}

fn cell(status: SectionStatus) -> ProgressCell {
    match status {
        SectionStatus::Complete => ProgressCell::Done,
        SectionStatus::NotStarted => ProgressCell::Open,
        SectionStatus::InProgress { .. } | SectionStatus::NeedsFix { .. } => ProgressCell::Started,
    }
}

fn corrected_cell(shown: &Shown, section: Section) -> ProgressCell {
    match must_correct(shown, section) {
        true => ProgressCell::Open,
        false => cell(shown.status(section)),
    }
}

/// The section to go on with: what is to be corrected first, then what is incomplete, then the check.
fn way_on(t: Locale, shown: &Shown) -> (String, String) {
    let address = |page: &str| format!("/applications/{}/{page}", shown.application.id);
    let section = |section: Section| address(&format!("sections/{}", section.code()));
    let unlocked = |section: &Section| shown.application.stage.unlocks(*section);
    let to_correct = Section::ALL
        .into_iter()
        .find(|section| must_correct(shown, *section));
    let incomplete = Section::ALL
        .into_iter()
        .filter(unlocked)
        .find(|section| shown.status(*section) != SectionStatus::Complete);
    match (to_correct, incomplete) {
        (Some(found), _) => (say!(t, applications.go_correct), section(found)),
        (None, Some(found)) => (say!(t, applications.go_on), section(found)),
        (None, None) => (say!(t, applications.go_check), address("check")),
    }
}

/// Whether a correction of the section is asked for and not begun.
fn must_correct(shown: &Shown, section: Section) -> bool {
    is_asked(shown, section) && !shown.corrected.contains(&section)
}

fn is_asked(shown: &Shown, section: Section) -> bool {
    matches!(&shown.application.stage, Stage::Returned { order, .. } if order.sections.contains(&section))
}

fn task_group(page: &Page, shown: &Shown, group: Group) -> impl IntoView + use<> {
    let t = page.locale;
    let rows: Vec<TaskRow> = group
        .sections()
        .iter()
        .map(|section| task(t, shown, *section))
        .collect();
    let total = rows.len();
    let complete = |section: &&Section| shown.status(**section) == SectionStatus::Complete;
    let done = group.sections().iter().filter(complete).count();
    let summary = say!(t, applications.group_progress, total, done);
    view! { <TaskList heading=group_title(t, group) summary rows /> }
}

fn task(t: Locale, shown: &Shown, section: Section) -> TaskRow {
    let status = shown.status(section);
    let complete = status == SectionStatus::Complete;
    let (glyph, status) = if must_correct(shown, section) {
        (Glyph::Act, say!(t, applications.st_correct))
    } else if is_asked(shown, section) && complete {
        (Glyph::Done, say!(t, applications.st_corrected))
    } else {
        section_state(t, status)
    };
    TaskRow {
        name: section_title(t, section),
        href: Some(format!(
            "/applications/{}/sections/{}",
            shown.application.id,
            section.code()
        )),
        note: section_note(t, section),
        glyph,
        status,
    }
}

fn submission(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.locale;
    let count = shown.sections.len() - shown.complete();
    let ready = count == 0;
    let waits = Section::ALL
        .into_iter()
        .any(|section| must_correct(shown, section));
    let row = TaskRow {
        name: say!(t, applications.check_task),
        href: ready.then(|| format!("/applications/{}/check", shown.application.id)),
        note: match (ready, &shown.application.stage) {
            (false, _) => say!(t, applications.check_note_open, count),
            (true, Stage::Draft) => say!(t, applications.check_note_ready),
            (true, _) if waits => say!(t, applications.check_note_correct),
            (true, _) => String::new(),
        },
        glyph: if ready { Glyph::Now } else { Glyph::Out },
        status: match ready {
            true => say!(t, applications.check_ready),
            false => say!(t, applications.check_not_ready),
        },
    };
    view! { <TaskList heading=say!(t, applications.check_group) rows=vec![row] /> }
}

fn aside(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.locale;
    let steps = flow(page, shown);
    let flow = if steps.is_empty() {
        view! { <p>{say!(t, applications.ended)}</p> }.into_any()
    } else {
        view! { <Flow steps /> }.into_any()
    };
    view! {
        <aside class="ruled">
            <h2>{say!(t, applications.flow)}</h2>
            {flow}
            <div class="after-flow no-print">
                <p><a href="/#contact">{say!(t, applications.ask)}</a></p>
                {transfer(page, shown)}
                {leave(page, shown)}
            </div>
        </aside>
    }
}

fn transfer(page: &Page, shown: &Shown) -> Option<impl IntoView + use<>> {
    let text = say!(page.locale, members.transfer);
    may_now(page, shown, Action::Transfer).then(|| {
        let href = format!("/applications/{}/transfer", shown.application.id);
        view! { <p><a href=href>{text}</a></p> }
    })
}

fn may_now(page: &Page, shown: &Shown, action: Action) -> bool {
    let state = State::Application(shown.application.stage.kind());
    page.op.actor.may_now(action, state)
}

fn leave(page: &Page, shown: &Shown) -> Option<impl IntoView + use<>> {
    let t = page.locale;
    if !may_now(page, shown, Action::Withdraw) {
        return None;
    }
    let text = match shown.application.stage {
        Stage::Draft => say!(t, applications.discard),
        _ => say!(t, applications.withdraw),
    };
    let href = format!("/applications/{}/withdraw", shown.application.id);
    Some(view! { <p><a href=href>{text}</a></p> })
}
