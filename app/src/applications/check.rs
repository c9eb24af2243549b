//! The answers to check, and submission.

use super::words::service;
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, Button, ButtonKind, Crumb, Glyph, KeyValue, KeyValues, Status,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::sections::{answers, field_label, section_title};
use crate::shell::Frame;
use crate::words::refusal as refusal_words;
use axum::extract::Path;
use domain::applications::{Section, Stage, problems as find_problems};
use domain::banks::Bank;
use domain::forms::FieldProblem;
use domain::ids::ApplicationId;
use domain::permissions::{Action, State};
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::applications::show::{Shown, show};

/// The page.
pub async fn check_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    draw(page, id, Problems::default()).await
}

/// Submits. A second click finds the work done and leads to the same receipt.
pub async fn submit(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    let received = format!("/applications/{id}/received");
    match services::applications::submit::submit(&page.op, id).await {
        Ok(_) => page.go(&received),
        Err(error) if error.refusal() == Some(&Refusal::WrongState) => {
            let stage = show(&page.op, id).await?.application.stage;
            match stage {
                Stage::Submitted { .. } | Stage::InReview { .. } => page.go(&received),
                _ => Err(error.into()),
            }
        }
        Err(error) => draw(page, id, Problems::of(error)?).await,
    }
}

async fn draw(page: Page, id: ApplicationId, problems: Problems) -> Answer {
    let shown = show(&page.op, id).await?;
    let banks = services::policy::active_banks(&page.op).await?;
    let title = say!(page.locale, applications.check_title);
    page.show_form(
        &problems,
        Frame::Agent,
        (&title, || body(&page, (&shown, &banks), &problems)),
    )
}

fn body(
    page: &Page,
    (shown, banks): (&Shown, &[Bank]),
    problems: &Problems,
) -> impl IntoView + use<> {
    let t = page.locale;
    let id = shown.application.id;
    let above = vec![
        Crumb::new(say!(t, applications.title), "/applications"),
        Crumb::new(
            service(t, &shown.application),
            format!("/applications/{id}"),
        ),
    ];
    let summary = FormView::new(page, problems).summary(ToOwned::to_owned);
    let part = |section| part(page, (shown, banks), section);
    let sections: Vec<_> = Section::ALL.into_iter().map(part).collect();
    let state = State::Application(shown.application.stage.kind());
    let open = page.op.actor.may_now(Action::Submit, state);
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above
            here=say!(t, applications.check_title)
        />
        <div class="check">
            {summary}
            <header class="page-head">
                <h1>{say!(t, applications.check_title)}</h1>
                {open.then(|| view! { <p>{say!(t, applications.check_lead)}</p> })}
            </header>
            {sections}
            {open.then(|| submission(page, shown))}
        </div>
    }
}

fn part(page: &Page, (shown, banks): (&Shown, &[Bank]), section: Section) -> impl IntoView + use<> {
    let t = page.locale;
    let href = format!(
        "/applications/{}/sections/{}?check=1",
        shown.application.id,
        section.code()
    );
    let unlocked = shown.application.stage.unlocks(section) && page.op.actor.may(Action::Edit);
    let label = format!(
        "{} {}",
        td_string!(t, common.change),
        section_title(t, section)
    );
    let mut rows = typed(page, (shown, banks), section);
    if section == Section::Documents {
        rows.splice(0..0, files(page, shown));
    }
    // Questions are sentences and need more room than names.
    let class = if section == Section::Security {
        "section questions"
    } else {
        "section"
    };
    view! {
        <section class=class>
            <header class="section-head">
                <h2>{section_title(t, section)}</h2>
                {unlocked.then(|| view! {
                    <span><a href=href aria-label=label>{say!(t, common.change)}</a></span>
                })}
            </header>
            <KeyValues rows />
        </section>
    }
}

/// What was entered, in the words of the form; what may stay empty and is, is left out.
fn typed(page: &Page, (shown, banks): (&Shown, &[Bank]), section: Section) -> Vec<KeyValue> {
    let content = &shown.application.content;
    let problems = find_problems(content, section, &shown.evidence);
    answers(page, content, (section, banks))
        .into_iter()
        .filter_map(|answer| {
            let problem = problems.get(&answer.name);
            let asked = !answer.value.is_empty() || problem.is_some();
            asked.then(|| row(page.locale, (answer.label, answer.value), problem))
        })
        .collect()
}

fn row(t: Locale, (label, value): (String, String), problem: Option<&FieldProblem>) -> KeyValue {
    if value.is_empty() {
        let text = say!(t, applications.not_entered);
        return KeyValue::new(label, view! { <Status glyph=Glyph::Open text /> });
    }
    let row = KeyValue::new(label, view! { <span class="typed">{value}</span> });
    match problem {
        Some(_) => row.judged(Glyph::Act, say!(t, applications.st_wrong)),
        None => row,
    }
}

/// The files by kind; a kind that is required and missing is told.
fn files(page: &Page, shown: &Shown) -> Vec<KeyValue> {
    let t = page.locale;
    let id = shown.application.id;
    let label = |code: &str| field_label(t, Section::Documents, code);
    let kinds = domain::applications::DocumentKind::ALL.into_iter();
    kinds
        .filter_map(|kind| {
            let of_kind: Vec<_> = shown
                .documents
                .iter()
                .filter(|file| file.kind == kind)
                .collect();
            if of_kind.is_empty() {
                let none = say!(t, applications.not_added);
                return kind.is_required().then(|| {
                    KeyValue::new(
                        label(kind.code()),
                        view! { <Status glyph=Glyph::Open text=none /> },
                    )
                });
            }
            let link = |file: &services::store::applications::Document| {
                let href = format!("/applications/{id}/documents/{}", file.id);
                view! { <p><a href=href>{file.file_name.clone()}</a></p> }
            };
            let links: Vec<_> = of_kind.into_iter().map(link).collect();
            Some(KeyValue::new(label(kind.code()), links))
        })
        .collect()
}

fn submission(page: &Page, shown: &Shown) -> impl IntoView + use<> {
    let t = page.locale;
    let first = shown.application.stage == Stage::Draft;
    let (text, note) = if first {
        (
            say!(t, applications.submit),
            say!(t, applications.submit_note),
        )
    } else {
        (
            say!(t, applications.resubmit),
            say!(t, applications.resubmit_note),
        )
    };
    let unavailable = shown.obstacle.as_ref().map(|obstacle| reason(t, obstacle));
    let complete = shown.is_complete().then(|| {
        let text = say!(t, applications.all_complete);
        view! { <p class="strong"><Status glyph=Glyph::Done text /></p> }
    });
    view! {
        <form method="post" class="stack section-gap">
            {complete}
            <p>{note}</p>
            <Button kind=ButtonKind::Solid text unavailable />
        </form>
    }
}

/// What is missing, by the titles of the sections; anything else as its refusal says it.
fn reason(t: Locale, obstacle: &Refusal) -> String {
    let Refusal::Incomplete { sections } = obstacle else {
        return refusal_words(t, obstacle);
    };
    let titles: Vec<String> = sections
        .iter()
        .filter_map(|code| code.parse().ok())
        .map(|section| section_title(t, section))
        .collect();
    let comma = if t == Locale::ja { "、" } else { ", " };
    format!(
        "{} {}",
        td_string!(t, applications.incomplete),
        titles.join(comma)
    )
}
