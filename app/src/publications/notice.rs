//! The page on which an officer records how a bank was told of the conclusion.

use super::record::{Subject, address, named, office_subject};
use super::words::{publisher, way};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{Breadcrumb, Choice, DateField, FormButtons, RadioGroup, TextField};
use crate::contracts::words::{date_words, typed_date};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::words::date;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use domain::publications::{NoticeForm, NoticeWay, PublicationState, Publisher};
use domain::refusal::Refusal;
use leptos::prelude::*;

type Typed = (NoticeForm, Problems);

/// The page.
pub async fn notice_page(page: Page, Path((id, whose)): Path<(ContractId, String)>) -> Answer {
    draw(page, (id, named(&whose)?), Typed::default()).await
}

/// Records it.
pub async fn notice(
    page: Page,
    Path((id, whose)): Path<(ContractId, String)>,
    Form(form): Form<NoticeForm>,
) -> Answer {
    let whose = named(&whose)?;
    match services::publications::notify(&page.op, (id, &whose), &form).await {
        Ok(()) => page.go_done(&address(id), "bank_notified"),
        Err(error) => draw(page, (id, whose), (form, Problems::of(error)?)).await,
    }
}

/// Whoever comes too late is led back, where it says that the bank was told.
async fn draw(page: Page, (id, whose): (ContractId, Publisher), typed: Typed) -> Answer {
    page.op.actor.require_role(Action::RecordPublication)?;
    whose.bank().ok_or(Refusal::NotFound)?;
    let subject = office_subject(&page, (id, &whose)).await?;
    let when = Action::RecordPublication.when();
    let is_open = when.includes(State::Contract(subject.tasks.state));
    if !is_open || subject.task.state != PublicationState::Open {
        return page.go(&subject.back);
    }
    let title = say!(page.locale, publications.notice_title);
    let problems = typed.1.clone();
    let shown = (&page, title.clone());
    page.show_form(
        &problems,
        subject.frame,
        (&title, || body(shown, &subject, &typed)),
    )
}

fn body((page, title): (&Page, String), subject: &Subject, typed: &Typed) -> AnyView {
    let t = page.locale;
    let bank = publisher(t, &subject.task);
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above=subject.above.clone()
            here=title.clone()
        />
        {Labelled::new(page, &typed.1, names(t)).summary()}
        <header class="page-head">
            <h1>{title} <span class="also">{bank.clone()}</span></h1>
            <p>{say!(t, publications.notice_lead, bank)}</p>
        </header>
        {fields(page, subject, typed)}
    }
    .into_any()
}

fn names(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        ("way", say!(t, publications.f_way)),
        ("notified", say!(t, publications.f_notified)),
        ("note", say!(t, publications.f_note)),
    ]
}

fn fields(page: &Page, subject: &Subject, (form, problems): &Typed) -> AnyView {
    let t = page.locale;
    let labels = Labelled::new(page, problems, names(t));
    let choices = NoticeWay::BY_HAND.map(|one| Choice::new(one.code(), way(t, one)));
    let concluded = date(page.language(), subject.tasks.concluded_on);
    let notified =
        labels
            .required("notified")
            .hint(say!(t, publications.f_notified_hint, day = concluded));
    let value = typed_date(
        &form.notified_year,
        &form.notified_month,
        &form.notified_day,
    );
    let note = labels
        .optional("note")
        .hint(say!(t, publications.f_note_hint));
    let version = problems.version(form.version, subject.task.version);
    view! {
        <form method="post" class="fields narrow" novalidate>
            <input type="hidden" name="version" value=version.to_string() />
            <RadioGroup
                field=labels.required("way")
                choices=choices.to_vec()
                value=form.way.clone()
            />
            <DateField field=notified words=date_words(t) value />
            <TextField field=note value=form.note.clone() />
            <FormButtons
                text=say!(t, publications.record)
                back=subject.back.clone()
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}
