//! The files of an application: adding, handing out, and taking out after a question.

use super::words::service;
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, Button, ButtonKind, ButtonLink, ButtonSize, Choice, Crumb, FileField, SelectField,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::sections::{field_label, section_title};
use crate::shell::Frame;
use crate::words::date_time;
use axum::extract::{Multipart, Path};
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use domain::applications::{DocumentKind, Section};
use domain::forms::{FieldErrors, FieldProblem};
use domain::ids::{ApplicationId, DocumentId};
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::applications::show::{Shown, show};
use services::store::applications::Document;
use services::uploads::Upload;

/// What the file dialog offers.
const ACCEPT: &str = "application/pdf,image/png,image/jpeg";

/// The list of files, and the form that adds one while the section is open.
pub fn documents_part(page: &Page, shown: &Shown, unlocked: bool) -> impl IntoView + use<> {
    let t = page.locale;
    let list = if shown.documents.is_empty() {
        view! { <p>{td_string!(t, applications.no_documents).to_string()}</p> }.into_any()
    } else {
        table(page, shown, unlocked)
    };
    view! {
        <section class="section">{list}</section>
        {unlocked.then(|| upload_form(page, shown.application.id, &Problems::default()))}
    }
}

fn table(page: &Page, shown: &Shown, unlocked: bool) -> AnyView {
    let t = page.locale;
    let id = shown.application.id;
    let rows: Vec<_> = shown
        .documents
        .iter()
        .map(|document| row(page, (id, document), unlocked))
        .collect();
    view! {
        <table class="table cards">
            <thead>
                <tr>
                    <th scope="col">{td_string!(t, applications.document).to_string()}</th>
                    <th scope="col">{td_string!(t, applications.kind).to_string()}</th>
                    <th scope="col">{td_string!(t, applications.size).to_string()}</th>
                    <th scope="col">{td_string!(t, applications.uploaded_at).to_string()}</th>
                    {unlocked.then(|| view! { <th scope="col"><span class="vh">{td_string!(t, applications.remove).to_string()}</span></th> })}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(
    page: &Page,
    (id, document): (ApplicationId, &Document),
    unlocked: bool,
) -> impl IntoView + use<> {
    let t = page.locale;
    let href = format!("/applications/{id}/documents/{}", document.id);
    let remove = format!("{href}/remove");
    view! {
        <tr>
            <td class="c-title"><a href=href>{document.file_name.clone()}</a></td>
            <td class="c-second">{field_label(t, Section::Documents, document.kind.code())}</td>
            <td class="c-below num">{kilobytes(document.size)}</td>
            <td class="c-below">{date_time(page.language(), document.uploaded_at)}</td>
            {unlocked.then(|| view! {
                <td class="c-act">
                    <ButtonLink size=ButtonSize::Tiny href=remove text=td_string!(t, applications.remove).to_string() />
                </td>
            })}
        </tr>
    }
}

/// In kilobytes, rounded up so that nothing has none.
fn kilobytes(size: i64) -> String {
    format!("{} KB", (size + 1023) / 1024)
}

fn upload_form(page: &Page, id: ApplicationId, problems: &Problems) -> impl IntoView + use<> {
    let t = page.locale;
    let form = FormView::new(page, problems);
    let kind_label = td_string!(t, applications.kind).to_string();
    let file_label = td_string!(t, sections.documents_f_file).to_string();
    let kind = form.required("kind", &kind_label);
    let file = form
        .required("file", &file_label)
        .hint(td_string!(t, applications.upload_hint).to_string());
    let options = DocumentKind::ALL
        .map(|kind| Choice::new(kind.code(), field_label(t, Section::Documents, kind.code())))
        .to_vec();
    let summary = form.summary(|name| {
        if name == "kind" {
            kind_label.clone()
        } else {
            file_label.clone()
        }
    });
    view! {
        <form
            method="post"
            action=format!("/applications/{id}/documents")
            enctype="multipart/form-data"
            class="fields"
        >
            {summary}
            <SelectField field=kind options />
            <FileField field=file accept=ACCEPT />
            <div class="buttons"><Button text=td_string!(t, applications.upload).to_string() /></div>
        </form>
    }
}

/// Adds a file.
pub async fn upload(page: Page, Path(id): Path<ApplicationId>, form: Multipart) -> Answer {
    let done = match received(form).await {
        Some((kind, file)) => services::applications::upload::upload(&page.op, (id, kind), &file)
            .await
            .map(|_| ()),
        None => Err(FieldErrors::one("file", FieldProblem::FileEmpty).into()),
    };
    match done {
        Ok(()) => page.go_done(
            &format!("/applications/{id}/sections/documents"),
            "document_added",
        ),
        Err(error) => refused(page, id, Problems::of(error)?).await,
    }
}

async fn received(mut form: Multipart) -> Option<(DocumentKind, Upload)> {
    let (mut kind, mut file) = (None, None);
    while let Ok(Some(field)) = form.next_field().await {
        match field.name() {
            Some("kind") => kind = field.text().await.ok().and_then(|text| text.parse().ok()),
            Some("file") => {
                let file_name = field.file_name().unwrap_or_default().to_owned();
                let bytes = field.bytes().await.ok()?.to_vec();
                file = Some(Upload { file_name, bytes });
            }
            _ => {}
        }
    }
    kind.zip(file)
}

async fn refused(page: Page, id: ApplicationId, problems: Problems) -> Answer {
    let shown = show(&page.op, id).await?;
    let t = page.locale;
    let title = section_title(t, Section::Documents);
    page.show_form(&problems, Frame::Agent, (&title, || {
        let above = way(&page, &shown);
        view! {
            <Breadcrumb label=td_string!(t, common.nav_breadcrumb).to_string() above here=title.clone() />
            <header class="page-head"><h1>{title.clone()}</h1></header>
            <div class="narrow">{upload_form(&page, id, &problems)}</div>
        }
    }))
}

fn way(page: &Page, shown: &Shown) -> Vec<Crumb> {
    let t = page.locale;
    let id = shown.application.id;
    vec![
        Crumb::new(
            service(t, &shown.application),
            format!("/applications/{id}"),
        ),
        Crumb::new(
            section_title(t, Section::Documents),
            format!("/applications/{id}/sections/documents"),
        ),
    ]
}

/// Hands out a file, never to be run by the browser as a page of ours.
pub async fn download(
    page: Page,
    Path((id, document)): Path<(ApplicationId, DocumentId)>,
) -> Answer {
    let (document, bytes) =
        services::applications::download::download(&page.op, id, document).await?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    let name: String = url::form_urlencoded::byte_serialize(document.file_name.as_bytes())
        .collect::<String>()
        .replace('+', "%20");
    let disposition = format!("attachment; filename*=UTF-8''{name}");
    if let (Ok(kind), Ok(disposition)) = (
        HeaderValue::from_str(&document.media_type),
        HeaderValue::from_str(&disposition),
    ) {
        headers.insert(header::CONTENT_TYPE, kind);
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("sandbox; default-src 'none'"),
    );
    Ok(response)
}

/// Asks whether the file is really to be taken out.
pub async fn remove_page(
    page: Page,
    Path((id, document)): Path<(ApplicationId, DocumentId)>,
) -> Answer {
    let shown = show(&page.op, id).await?;
    let found = shown
        .documents
        .iter()
        .find(|d| d.id == document)
        .ok_or(Refusal::NotFound)?;
    let t = page.locale;
    let title = td_string!(t, applications.remove_title).to_string();
    let name = found.file_name.clone();
    page.show(Frame::Agent, &title, || {
        view! {
            <Breadcrumb
                label=td_string!(t, common.nav_breadcrumb).to_string()
                above=way(&page, &shown)
                here=title.clone()
            />
            <form method="post" class="stack narrow">
                <header class="page-head"><h1>{title.clone()}</h1><p>{name}</p></header>
                <div class="buttons">
                    <Button kind=ButtonKind::Danger text=td_string!(t, applications.remove).to_string() />
                    <ButtonLink
                        kind=ButtonKind::Text
                        href=format!("/applications/{id}/sections/documents")
                        text=td_string!(t, common.cancel).to_string()
                    />
                </div>
            </form>
        }
    })
}

/// Takes it out.
pub async fn remove(page: Page, Path((id, document)): Path<(ApplicationId, DocumentId)>) -> Answer {
    services::applications::remove_document::remove_document(&page.op, id, document).await?;
    page.go_done(
        &format!("/applications/{id}/sections/documents"),
        "document_removed",
    )
}
