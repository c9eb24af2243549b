//! The officer asks for the release and says what changed; the approver sends back and says why.

use super::article::changed_articles;
use super::{address, load, load_to_decide, way};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{FormButtons, TextArea};
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::templates::TemplateEvent;
use leptos::prelude::*;
use services::templates::{self, NoteForm, TemplatePage};

/// What a page asks for, in words.
struct Words {
    title: String,
    lead: String,
    label: String,
    hint: String,
    verb: String,
}

/// The changes, and the form that asks for the release.
pub async fn propose_page(page: Page, Path(version): Path<i32>) -> Answer {
    draw_propose(&page, version, (NoteForm::default(), Problems::default())).await
}

/// Asks for the release.
pub async fn propose(page: Page, Path(version): Path<i32>, Form(form): Form<NoteForm>) -> Answer {
    match templates::propose(&page.op, version, &form).await {
        Ok(()) => page.go_done(&address(version, ""), "template_proposed"),
        Err(error) => draw_propose(&page, version, (form, Problems::of(error)?)).await,
    }
}

/// The form that sends back.
pub async fn send_back_page(page: Page, Path(version): Path<i32>) -> Answer {
    draw_send_back(&page, version, (NoteForm::default(), Problems::default())).await
}

/// Sends it back.
pub async fn send_back(page: Page, Path(version): Path<i32>, Form(form): Form<NoteForm>) -> Answer {
    match templates::send_back(&page.op, version, &form).await {
        Ok(()) => page.go_done(&address(version, ""), "template_sent_back"),
        Err(error) => draw_send_back(&page, version, (form, Problems::of(error)?)).await,
    }
}

async fn draw_propose(page: &Page, version: i32, typed: (NoteForm, Problems)) -> Answer {
    let shown = load(page, version, TemplateEvent::Propose).await?;
    let t = page.locale;
    let words = Words {
        title: say!(t, templates.propose_title),
        lead: say!(t, templates.propose_lead),
        label: say!(t, templates.f_note),
        hint: say!(t, templates.note_hint),
        verb: say!(t, templates.propose),
    };
    draw(page, &shown, words, (&typed.0, &typed.1))
}

async fn draw_send_back(page: &Page, version: i32, typed: (NoteForm, Problems)) -> Answer {
    let shown = load_to_decide(page, (version, TemplateEvent::SendBack), &typed.1).await?;
    let t = page.locale;
    let words = Words {
        title: say!(t, templates.send_back_title),
        lead: say!(t, templates.send_back_lead),
        label: say!(t, templates.f_reason),
        hint: say!(t, templates.reason_hint),
        verb: say!(t, templates.send_back),
    };
    draw(page, &shown, words, (&typed.0, &typed.1))
}

fn draw(
    page: &Page,
    shown: &TemplatePage,
    words: Words,
    (form, problems): (&NoteForm, &Problems),
) -> Answer {
    let t = page.locale;
    let labels = Labelled::new(page, problems, vec![("note", words.label.clone())]);
    let seen = problems.version(form.version, shown.row_version);
    let body = || {
        view! {
            {way(page, shown.version, Some(&words.title))}
            {labels.summary()}
            <header class="page-head">
                <h1>{words.title.clone()}</h1>
                <p>{words.lead.clone()}</p>
            </header>
            {changed_articles(page, shown)}
            <form method="post" class="fields narrow section-gap" novalidate>
                <input type="hidden" name="version" value=seen.to_string() />
                <TextArea
                    field=labels.required("note").hint(words.hint.clone())
                    value=form.note.clone()
                    rows=4
                />
                <FormButtons
                    text=words.verb.clone()
                    back=address(shown.version, "")
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(problems, Frame::Office, (&words.title, body))
}
