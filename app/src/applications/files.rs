//! One file of an application: handing it out, and taking it out after a question.

use super::words::service;
use crate::answer::Answer;
use crate::components::{Breadcrumb, ButtonKind, Crumb, FormButtons};
use crate::download::attachment;
use crate::page::Page;
use crate::sections::section_title;
use crate::shell::Frame;
use axum::extract::Path;
use domain::applications::Section;
use domain::ids::{ApplicationId, DocumentId};
use domain::permissions::Action;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::applications::show::{Shown, show};

/// Hands out a file, never to be run by the browser as a page of ours.
pub async fn download(
    page: Page,
    Path((id, document)): Path<(ApplicationId, DocumentId)>,
) -> Answer {
    let (document, bytes) =
        services::applications::download::download(&page.op, id, document).await?;
    let (kind, name) = (document.media_type, document.file_name);
    Ok(attachment(bytes, &kind, &name))
}

/// Asks whether the file is really to be taken out.
pub async fn remove_page(
    page: Page,
    Path((id, document)): Path<(ApplicationId, DocumentId)>,
) -> Answer {
    page.op.actor.require(Action::Edit)?;
    let shown = show(&page.op, id).await?;
    let found = shown
        .documents
        .iter()
        .find(|d| d.id == document)
        .ok_or(Refusal::NotFound)?;
    let title = say!(page.locale, applications.remove_title);
    let name = found.file_name.clone();
    page.show(Frame::Agent, &title, || {
        question(&page, &shown, (title.clone(), name))
    })
}

fn question(page: &Page, shown: &Shown, (title, name): (String, String)) -> impl IntoView + use<> {
    let t = page.locale;
    let application = format!("/applications/{}", shown.application.id);
    let documents = format!("{application}/sections/documents");
    let above = vec![
        Crumb::new(say!(t, applications.title), "/applications"),
        Crumb::new(service(t, &shown.application), application),
        Crumb::new(section_title(t, Section::Documents), documents.clone()),
    ];
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        <form method="post" class="stack narrow">
            <header class="page-head"><h1>{title}</h1><p>{name}</p></header>
            <FormButtons
                kind=ButtonKind::Danger
                text=say!(t, applications.remove)
                back=documents
                cancel=say!(t, common.cancel)
            />
        </form>
    }
}

/// Takes it out; a second click finds it gone, which is what was asked for.
pub async fn remove(page: Page, Path((id, document)): Path<(ApplicationId, DocumentId)>) -> Answer {
    match services::applications::remove_document::remove_document(&page.op, id, document).await {
        Err(error) if error.refusal() == Some(&Refusal::NotFound) => {
            show(&page.op, id).await?;
        }
        removed => removed?,
    }
    page.go_done(
        &format!("/applications/{id}/sections/documents"),
        "document_removed",
    )
}
