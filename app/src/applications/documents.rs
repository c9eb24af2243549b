//! The files of an application by kind, and the form that adds one.

use super::section::{self, Drawing};
use crate::answer::Answer;
use crate::components::{
    ACCEPTED_FILES, Button, Choice, FileField, Glyph, KeyValue, KeyValues, SelectField, Status,
    field_id,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::sections::{field_hint, field_label};
use crate::words::file_facts;
use axum::extract::{Multipart, Path};
use domain::applications::{DocumentKind, Section};
use domain::forms::{FieldErrors, FieldProblem};
use domain::ids::ApplicationId;
use islands::UploadProgress;
use leptos::prelude::*;
use services::applications::show::{Shown, show};
use services::store::applications::Document;
use services::uploads::Upload;

const FORM: &str = "upload";
const MEBIBYTE: u64 = 1024 * 1024;

/// What was sent to be added.
#[derive(Default)]
pub struct Sent {
    kind: Option<DocumentKind>,
    file: Upload,
}

/// What is wrong with a file that was sent, first thing in the column.
pub fn summary(page: &Page, problems: &Problems) -> AnyView {
    FormView::new(page, problems).summary(|name| label(page.locale, name))
}

fn label(t: Locale, name: &str) -> String {
    match name {
        "kind" => say!(t, applications.kind),
        _ => say!(t, sections.documents_f_file),
    }
}

/// The files, and the form that adds one while the section is open.
pub fn part(
    page: &Page,
    shown: &Shown,
    adding: Option<(&Problems, &Sent)>,
) -> impl IntoView + use<> {
    let may_remove = adding.is_some();
    let rows = DocumentKind::ALL
        .into_iter()
        .map(|kind| kind_row(page, (shown, kind), may_remove))
        .collect();
    let form = adding.map(|(problems, sent)| upload_form(page, shown, (problems, sent)));
    view! { <section class="section"><KeyValues rows /></section> {form} }
}

fn kind_row(page: &Page, (shown, kind): (&Shown, DocumentKind), may_remove: bool) -> KeyValue {
    let t = page.locale;
    let name = field_label(t, Section::Documents, kind.code());
    let of_kind = shown
        .documents
        .iter()
        .filter(|document| document.kind == kind);
    let files: Vec<_> = of_kind
        .map(|document| file(page, (shown.application.id, document), may_remove))
        .collect();
    let none = files.is_empty().then(|| {
        let text = match kind.is_required() {
            true => say!(t, applications.not_added),
            false => say!(t, common.optional),
        };
        view! { <Status glyph=Glyph::Open text /> }
    });
    let hint = field_hint(t, Section::Documents, kind.code());
    // The summary of what is missing leads here.
    KeyValue::new(
        name,
        view! {
            <div id=field_id(kind.code())>
                {files} {none} {hint.map(|hint| view! { <small>{hint}</small> })}
            </div>
        },
    )
}

fn file(page: &Page, (id, document): (ApplicationId, &Document), may_remove: bool) -> AnyView {
    let t = page.locale;
    let href = format!("/applications/{id}/documents/{}", document.id);
    let remove = may_remove.then(|| {
        let name = document.file_name.clone();
        let label = say!(t, applications.removed_label, name);
        let text = say!(t, applications.remove);
        view! { " " <a href=format!("{href}/remove") aria-label=label>{text}</a> }
    });
    let facts = file_facts(page, document);
    let name = document.file_name.clone();
    view! { <p><a href=href.clone()>{name}</a> <small>{facts} {remove}</small></p> }.into_any()
}

fn upload_form(
    page: &Page,
    shown: &Shown,
    (problems, sent): (&Problems, &Sent),
) -> impl IntoView + use<> {
    let t = page.locale;
    let form = FormView::new(page, problems);
    let max = page.op.services.settings.upload_limit / MEBIBYTE;
    let hint = say!(t, applications.upload_hint, max);
    let kind = form.required("kind", &label(t, "kind"));
    let file = form.required("file", &label(t, "file")).hint(hint);
    let name = |kind: DocumentKind| field_label(t, Section::Documents, kind.code());
    let options = DocumentKind::ALL
        .map(|kind| Choice::new(kind.code(), name(kind)))
        .to_vec();
    // The first kind that is still missing is what most people add next.
    let missing = |kind: &DocumentKind| !shown.evidence.documents.contains(kind);
    let chosen = sent
        .kind
        .or_else(|| DocumentKind::ALL.into_iter().find(missing));
    let value = chosen.unwrap_or(DocumentKind::Other).code();
    view! {
        <form
            method="post"
            enctype="multipart/form-data"
            action=format!("/applications/{}/documents", shown.application.id)
            class="fields adding"
            id=FORM
        >
            <h2>{say!(t, applications.upload_title)}</h2>
            <SelectField field=kind options value />
            <FileField field=file accept=ACCEPTED_FILES />
            <UploadProgress form=FORM.to_owned() sending=say!(t, common.sending_file) />
            <div class="buttons"><Button text=say!(t, applications.upload) /></div>
        </form>
    }
}

/// Adds a file.
pub async fn upload(page: Page, Path(id): Path<ApplicationId>, form: Multipart) -> Answer {
    let sent = received(form).await;
    let added = match sent.kind {
        Some(kind) if !sent.file.is_absent() => {
            services::applications::upload::upload(&page.op, (id, kind), &sent.file).await
        }
        Some(_) => Err(FieldErrors::one("file", FieldProblem::FileMissing).into()),
        None => Err(FieldErrors::one("kind", FieldProblem::NotChosen).into()),
    };
    let problems = match added {
        Ok(_) => {
            return page.go_done(
                &format!("/applications/{id}/sections/documents"),
                "document_added",
            );
        }
        Err(error) => Problems::of(error)?,
    };
    let shown = show(&page.op, id).await?;
    let mut drawing = Drawing::of(shown);
    drawing.adding = (problems, sent);
    section::draw(page, Section::Documents, drawing).await
}

/// What cannot be read, because the connection broke or the body was cut, counts as not sent.
async fn received(mut form: Multipart) -> Sent {
    let mut sent = Sent::default();
    while let Ok(Some(field)) = form.next_field().await {
        match field.name() {
            Some("kind") => {
                sent.kind = field.text().await.ok().and_then(|text| text.parse().ok());
            }
            Some("file") => {
                let file_name = field.file_name().unwrap_or_default().to_owned();
                if let Ok(bytes) = field.bytes().await {
                    sent.file = Upload {
                        file_name,
                        bytes: bytes.to_vec(),
                    };
                }
            }
            _ => {}
        }
    }
    sent
}
