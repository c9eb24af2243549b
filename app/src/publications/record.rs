//! The page on which it is recorded where a contract is published, whoever records it, and an officer's way to it.

use super::check;
use super::words::{history, publisher, state};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, Crumb, DateField, Entry, FormButtons, Status, StatusLook, TextField,
};
use crate::contracts::words::{date_words, parts, typed_date};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::date;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::publications::{PublicationState, PublishForm, Publisher};
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::publications::{Task, Tasks, tasks};

/// What the page is about, whoever it is for.
pub(super) struct Subject {
    pub frame: Frame,
    pub above: Vec<Crumb>,
    pub back: String,
    pub check: String,
    pub tasks: Tasks,
    pub task: Task,
}

/// What was typed, and what is wrong with it.
pub(super) type Typed = (PublishForm, Problems);

/// The officer's page.
pub async fn record_page(page: Page, Path((id, whose)): Path<(ContractId, String)>) -> Answer {
    let whose = named(&whose)?;
    office_draw(page, (id, whose), Typed::default()).await
}

/// Records for anybody.
pub async fn record(
    page: Page,
    Path((id, whose)): Path<(ContractId, String)>,
    Form(form): Form<PublishForm>,
) -> Answer {
    let whose = named(&whose)?;
    match services::publications::publish(&page.op, (id, &whose), &form).await {
        Ok(()) => page.go_done(&address(id), "publication_recorded"),
        Err(error) => office_draw(page, (id, whose), (form, Problems::of(error)?)).await,
    }
}

pub(super) fn named(text: &str) -> Result<Publisher, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

pub(super) fn address(id: ContractId) -> String {
    format!("/contracts/{id}/publications")
}

/// The publication of somebody, with what surrounds an officer's page about it.
pub(super) async fn office_subject(
    page: &Page,
    (id, whose): (ContractId, &Publisher),
) -> Result<Subject, services::Error> {
    page.op.actor.require_role(Action::RecordPublication)?;
    let tasks = tasks(&page.op, id).await?;
    let task = tasks.tasks.iter().find(|task| task.publisher == *whose);
    let task = task.cloned().ok_or(Refusal::NotFound)?;
    tasks.office?;
    let t = page.locale;
    Ok(Subject {
        frame: Frame::Office,
        above: vec![
            Crumb::new(say!(t, publications.title), "/publications"),
            Crumb::new(tasks.number.clone(), address(id)),
        ],
        back: address(id),
        check: format!("{}/{whose}/check", address(id)),
        tasks,
        task,
    })
}

async fn office_draw(page: Page, which: (ContractId, Publisher), typed: Typed) -> Answer {
    let subject = office_subject(&page, (which.0, &which.1)).await?;
    draw(page, subject, typed)
}

/// Whoever comes too late is led back, where it says how the publication stands.
pub(super) fn draw(page: Page, subject: Subject, typed: Typed) -> Answer {
    let when = Action::RecordPublication.when();
    let is_open = when.includes(State::Contract(subject.tasks.state));
    if !is_open && subject.frame == Frame::Office {
        return page.go(&subject.back);
    }
    let t = page.locale;
    let title = match subject.task.state {
        PublicationState::Published => say!(t, publications.correct_title),
        _ => say!(t, publications.record_title),
    };
    let problems = typed.1.clone();
    let shown = (&page, title.clone(), is_open);
    let frame = subject.frame;
    page.show_form(&problems, frame, (&title, || body(shown, subject, &typed)))
}

fn body((page, title, is_open): (&Page, String, bool), subject: Subject, typed: &Typed) -> AnyView {
    let t = page.locale;
    let task = &subject.task;
    let is_due = is_open && task.state != PublicationState::NotRequired;
    let form = match is_due {
        true => form(page, &subject, typed),
        false => view! { <p>{say!(t, publications.nothing_due)}</p> }.into_any(),
    };
    let check = check::section(page, task, subject.check.clone()).filter(|_| is_due);
    let history = history(page, task);
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above=subject.above.clone()
            here=title.clone()
        />
        {Labelled::new(page, &typed.1, names(t)).summary()}
        {head(page, &subject, title)}
        {form}
        {check}
        {history}
    }
    .into_any()
}

fn head(page: &Page, subject: &Subject, title: String) -> AnyView {
    let t = page.locale;
    let (tasks, task) = (&subject.tasks, &subject.task);
    let (glyph, text) = state(t, task);
    let fact = |label: String, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let due = task.state.is_waiting().then(|| {
        let day = date(page.language(), task.due_on);
        fact(say!(t, publications.due), day)
    });
    view! {
        <header class="page-head">
            <h1>{title} <span class="also" lang="ja">{tasks.organisation_name.clone()}</span></h1>
            <dl class="meta">
                <div>
                    <dt class="vh">{say!(t, publications.state)}</dt>
                    <dd><Status glyph text look=StatusLook::Boxed /></dd>
                </div>
                {fact(say!(t, publications.publisher), publisher(t, task))}
                {fact(say!(t, publications.number), tasks.number.clone())}
                {due}
            </dl>
        </header>
    }
    .into_any()
}

fn names(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("address", say!(t, publications.f_address)),
        ("published", say!(t, publications.f_published)),
    ]
}

fn form(page: &Page, subject: &Subject, (form, problems): &Typed) -> AnyView {
    let t = page.locale;
    let task = &subject.task;
    let labels = Labelled::new(page, problems, names(t));
    let address = labels
        .required("address")
        .hint(say!(t, publications.f_address_hint));
    let concluded = date(page.language(), subject.tasks.concluded_on);
    let published =
        labels
            .required("published")
            .hint(say!(t, publications.f_published_hint, day = concluded));
    let form = shown(form, task);
    let value = typed_date(
        &form.published_year,
        &form.published_month,
        &form.published_day,
    );
    let version = problems.version(form.version, task.version);
    let register = format!("/register-of-agents/{}", subject.tasks.number);
    let action = subject.check.trim_end_matches("/check").to_owned();
    view! {
        <form method="post" action=action class="fields narrow" novalidate>
            <p>
                {say!(t, publications.record_lead)} " "
                <a href=register>{say!(t, publications.terms)}</a>
            </p>
            <input type="hidden" name="version" value=version.to_string() />
            <TextField field=address value=form.address.clone() entry=Entry::url() />
            <DateField field=published words=date_words(t) value />
            <FormButtons
                text=say!(t, publications.record)
                back=subject.back.clone()
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}

/// A correction begins with what stands there.
fn shown(typed: &PublishForm, task: &Task) -> PublishForm {
    match &task.published {
        Some(published) if typed.version == 0 => {
            let [published_year, published_month, published_day] = parts(published.on);
            PublishForm {
                address: published.address.clone(),
                published_year,
                published_month,
                published_day,
                version: 0,
            }
        }
        _ => typed.clone(),
    }
}
