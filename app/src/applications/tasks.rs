//! The task list: what is done, what is left, and what happens next.

use super::words::{section_state, service, state};
use crate::answer::Answer;
use crate::components::{
    Banner, BannerKind, Breadcrumb, ButtonKind, ButtonLink, Crumb, Flow, FlowStep, Glyph, Progress,
    ProgressCell, Status, StatusLook, TaskList, TaskRow,
};
use crate::i18n::*;
use crate::page::Page;
use crate::sections::{group_title, section_note, section_title};
use crate::shell::Frame;
use crate::timeline::timeline;
use crate::words::{date, date_time, family};
use axum::extract::Path;
use domain::applications::{Group, Section, SectionStatus, Stage};
use domain::contracts::ContractState;
use domain::ids::ApplicationId;
use leptos::prelude::*;
use services::applications::show::{Shown, show};
use services::audit::timeline::{Entry, timeline as entries};

/// The page.
pub async fn tasks_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    let shown = show(&page.op, id).await?;
    let history = entries(&page.op, id, shown.application.organisation).await?;
    let title = service(page.locale, &shown.application);
    page.show(Frame::Agent, &title, || body(&page, &shown, history))
}

fn body(page: &Page, shown: &Shown, history: Vec<Entry>) -> impl IntoView + use<> {
    let t = page.locale;
    let application = &shown.application;
    let groups: Vec<_> = Group::ALL
        .into_iter()
        .map(|group| task_group(page, shown, group))
        .collect();
    let name = service(t, application);
    view! {
        <Breadcrumb
            label=td_string!(t, common.nav_breadcrumb).to_string()
            above=vec![Crumb::new(td_string!(t, applications.title).to_string(), "/applications")]
            here=name.clone()
        />
        <header class="page-head">
            <p class="over">{
                let family = family(t, application.family);
                td_string!(t, applications.over, family).to_string()
            }</p>
            <h1>{name}</h1>
            {meta(page, shown)}
        </header>
        <div class="columns agent-two">
            <div>
                {notice(page, shown)}
                {progress(page, shown)}
                {groups}
                {submission(page, shown)}
                <section class="section section-gap">
                    <header class="section-head"><h2>{td_string!(t, applications.history).to_string()}</h2></header>
                    {timeline(page, history)}
                </section>
            </div>
            <aside class="ruled" aria-label=td_string!(t, applications.flow).to_string()>
                <h2>{td_string!(t, applications.flow).to_string()}</h2>
                <Flow steps=flow(page, shown) />
                {leave(page, shown)}
            </aside>
        </div>
    }
}

fn meta(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.locale;
    let application = &shown.application;
    let (glyph, text) = state(
        t,
        &application.stage,
        shown.contract.map(|(_, state)| state),
    );
    let receipt = application.receipt_number.as_ref().map_or_else(
        || td_string!(t, applications.receipt_later).to_string(),
        ToString::to_string,
    );
    let saved = date_time(page.language(), application.updated_at);
    view! {
        <dl class="meta">
            <div><dt class="vh">{td_string!(t, applications.state).to_string()}</dt>
                <dd><Status glyph text look=StatusLook::Boxed /></dd></div>
            <div><dt>{td_string!(t, applications.draft_number).to_string()}</dt>
                <dd>{application.draft_number.to_string()}</dd></div>
            <div><dt>{td_string!(t, applications.last_saved).to_string()}</dt><dd>{saved}</dd></div>
            <div><dt>{td_string!(t, applications.receipt_number).to_string()}</dt><dd>{receipt}</dd></div>
        </dl>
    }
}

/// What the agent should know or do now.
fn notice(page: &Page, shown: &Shown) -> Option<AnyView> {
    let t = page.locale;
    let application = &shown.application;
    let link = |text: String, href: String| view! { <p><a href=href>{text}</a></p> };
    Some(match (&application.stage, shown.contract) {
        (Stage::Returned { order, .. }, _) => {
            let day = date(page.language(), order.due_on);
            let sections: Vec<String> = order
                .sections
                .iter()
                .map(|s| section_title(t, *s))
                .collect();
            let (code, reason) = (order.criterion.clone(), order.reason.clone());
            view! {
                <Banner kind=BannerKind::Warn heading=td_string!(t, applications.correction).to_string()>
                    <p class="strong">{sections.join("、")}</p>
                    <p>{reason}</p>
                    <p>{td_string!(t, applications.correction_criterion, code).to_string()}</p>
                    <p>{td_string!(t, applications.correction_due, day).to_string()}</p>
                </Banner>
            }
            .into_any()
        }
        (Stage::Declined { declination, .. }, _) => {
            let (code, reason) = (declination.criterion.clone(), declination.reason.clone());
            view! {
                <Banner kind=BannerKind::Error heading=td_string!(t, applications.s_declined).to_string()>
                    <p>{reason}</p>
                    <p>{td_string!(t, applications.correction_criterion, code).to_string()}</p>
                </Banner>
            }
            .into_any()
        }
        (Stage::Submitted { .. } | Stage::InReview { .. } | Stage::Proposed { .. }, _) => {
            let day = date(
                page.language(),
                application.due_on.unwrap_or(shown.forecast.decision),
            );
            view! { <Banner heading=td_string!(t, applications.waiting, day).to_string() /> }
                .into_any()
        }
        (_, Some((_, ContractState::AwaitingConsents))) => {
            view! { <Banner heading=td_string!(t, applications.contract_waiting).to_string() /> }
                .into_any()
        }
        (_, Some((_, ContractState::Concluded))) => {
            let contract = link(
                td_string!(t, applications.contract_link).to_string(),
                format!("/applications/{}/contract", application.id),
            );
            let clients = link(
                td_string!(t, applications.clients_link).to_string(),
                format!("/applications/{}/clients", application.id),
            );
            view! {
                <Banner kind=BannerKind::Success heading=td_string!(t, applications.concluded_text).to_string()>
                    {contract} {clients}
                </Banner>
            }
            .into_any()
        }
        (_, Some(_)) => {
            let contract = link(
                td_string!(t, applications.contract_link).to_string(),
                format!("/applications/{}/contract", application.id),
            );
            view! {
                <Banner kind=BannerKind::Warn heading=td_string!(t, applications.s_signing).to_string()>{contract}</Banner>
            }
            .into_any()
        }
        _ => return None,
    })
}

fn progress(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.locale;
    let cells = shown
        .sections
        .iter()
        .map(|(_, status)| match status {
            SectionStatus::Complete => ProgressCell::Done,
            SectionStatus::NotStarted => ProgressCell::Open,
            _ => ProgressCell::Started,
        })
        .collect();
    let (total, done) = (shown.sections.len(), shown.complete());
    let next = shown
        .sections
        .iter()
        .find(|(section, status)| {
            *status != SectionStatus::Complete && shown.application.stage.unlocks(*section)
        })
        .map(|(section, _)| {
            format!(
                "/applications/{}/sections/{}",
                shown.application.id,
                section.code()
            )
        });
    let button = next.map(|href| {
        view! { <ButtonLink kind=ButtonKind::Solid href text=td_string!(t, applications.go_on).to_string() /> }
    });
    view! {
        <Progress sentence=td_string!(t, applications.progress, total, done).to_string() cells>{button}</Progress>
    }
}

fn task_group(page: &Page, shown: &Shown, group: Group) -> impl IntoView + use<> {
    let t = page.locale;
    let status = |section: Section| {
        shown
            .sections
            .iter()
            .find(|(s, _)| *s == section)
            .map(|(_, status)| *status)
    };
    let rows: Vec<TaskRow> = group
        .sections()
        .iter()
        .map(|section| {
            let (glyph, status) =
                section_state(t, status(*section).unwrap_or(SectionStatus::NotStarted));
            TaskRow {
                name: section_title(t, *section),
                href: Some(format!(
                    "/applications/{}/sections/{}",
                    shown.application.id,
                    section.code()
                )),
                note: section_note(t, *section),
                glyph,
                status,
            }
        })
        .collect();
    let total = rows.len();
    let done = group
        .sections()
        .iter()
        .filter(|s| status(**s) == Some(SectionStatus::Complete))
        .count();
    let summary = td_string!(t, applications.group_progress, total, done).to_string();
    view! { <TaskList heading=group_title(t, group) summary rows /> }
}

fn submission(page: &Page, shown: &Shown) -> Option<impl IntoView + use<>> {
    let t = page.locale;
    let open = matches!(
        shown.application.stage,
        Stage::Draft | Stage::Returned { .. }
    );
    let ready = shown.is_complete();
    let (glyph, status) = if ready {
        (
            Glyph::Now,
            td_string!(t, applications.check_ready).to_string(),
        )
    } else {
        (
            Glyph::Out,
            td_string!(t, applications.check_not_ready).to_string(),
        )
    };
    open.then(|| {
        let row = TaskRow {
            name: td_string!(t, applications.check_task).to_string(),
            href: Some(format!("/applications/{}/check", shown.application.id)),
            note: td_string!(t, applications.check_note).to_string(),
            glyph,
            status,
        };
        view! { <TaskList heading=td_string!(t, applications.check_group).to_string() rows=vec![row] /> }
    })
}

/// The steps to a contract, with the days on which they are to be expected.
fn flow(page: &Page, shown: &Shown) -> Vec<FlowStep> {
    let t = page.locale;
    let now = match (
        &shown.application.stage,
        shown.contract.map(|(_, state)| state),
    ) {
        (Stage::Draft | Stage::Returned { .. }, _) => 0,
        (Stage::Submitted { .. }, _) => 1,
        (Stage::InReview { .. } | Stage::Proposed { .. }, _) => 2,
        (Stage::Approved { .. }, Some(ContractState::AwaitingConsents)) => 3,
        (Stage::Approved { .. }, Some(ContractState::Concluded)) => 5,
        (Stage::Approved { .. }, _) => 4,
        _ => 6,
    };
    let around =
        |day| td_string!(t, applications.f_around, day = date(page.language(), day)).to_string();
    let by = |day| td_string!(t, applications.f_by, day = date(page.language(), day)).to_string();
    let forecast = shown.forecast;
    let federation = td_string!(t, applications.o_federation).to_string();
    let agent = page
        .op
        .actor
        .identity()
        .and_then(|i| i.organisation.clone())
        .map(|(_, name)| name);
    let steps = [
        (
            td_string!(t, applications.f_submit).to_string(),
            agent.unwrap_or_default(),
            td_string!(t, applications.f_no_due).to_string(),
        ),
        (
            td_string!(t, applications.f_completeness).to_string(),
            federation.clone(),
            by(forecast.completeness),
        ),
        (
            td_string!(t, applications.f_review).to_string(),
            federation,
            around(forecast.decision),
        ),
        (
            td_string!(t, applications.f_consents).to_string(),
            td_string!(t, applications.o_banks).to_string(),
            around(forecast.consents),
        ),
        (
            td_string!(t, applications.f_contract).to_string(),
            td_string!(t, applications.o_both).to_string(),
            String::new(),
        ),
    ];
    steps
        .into_iter()
        .enumerate()
        .map(|(place, (step, owner, due))| FlowStep {
            glyph: glyph(place, now),
            step,
            owner,
            due: if place < now { String::new() } else { due },
        })
        .collect()
}

fn glyph(place: usize, now: usize) -> Glyph {
    match place.cmp(&now) {
        std::cmp::Ordering::Less => Glyph::Done,
        std::cmp::Ordering::Equal => Glyph::Now,
        std::cmp::Ordering::Greater => Glyph::Open,
    }
}

fn leave(page: &Page, shown: &Shown) -> Option<impl IntoView + use<>> {
    let t = page.locale;
    let text = match shown.application.stage {
        Stage::Draft => td_string!(t, applications.discard).to_string(),
        Stage::Submitted { .. }
        | Stage::InReview { .. }
        | Stage::Returned { .. }
        | Stage::Proposed { .. } => td_string!(t, applications.withdraw).to_string(),
        _ => return None,
    };
    let href = format!("/applications/{}/withdraw", shown.application.id);
    Some(view! { <p><a href=href>{text}</a></p> })
}
