//! The files of a case, each to be opened.

use super::content::{judged, row};
use super::fields::shown;
use crate::components::{KeyValue, KeyValues, Status};
use crate::page::Page;
use crate::sections::{field_label, section_title};
use crate::words::file_facts;
use domain::applications::Section;
use leptos::prelude::*;
use services::review::Case;

/// The files by kind, then what the agent says about them.
pub fn documents(page: &Page, case: &Case) -> impl IntoView + use<> {
    let t = page.locale;
    let id = case.application.id;
    let remarks = shown(page, case, (Section::Documents, &[]));
    let rows: Vec<KeyValue> = case
        .documents
        .iter()
        .map(|file| {
            let href = format!("/applications/{id}/documents/{}", file.id);
            let facts = file_facts(page, file);
            KeyValue::new(
                field_label(t, Section::Documents, file.kind.code()),
                view! { <a href=href>{file.file_name.clone()}</a> <small>{facts}</small> },
            )
        })
        .chain(
            remarks
                .into_iter()
                .map(|field| row(page, case, (Section::Documents, field, None))),
        )
        .collect();
    let (glyph, text) = judged(t, case, Section::Documents);
    let list = if rows.is_empty() {
        view! { <p class="sub">{say!(t, review.files_none)}</p> }.into_any()
    } else {
        view! { <KeyValues rows /> }.into_any()
    };
    view! {
        <section class="section section-gap" id="files">
            <header class="section-head">
                <h2>{section_title(t, Section::Documents)}</h2>
                <Status glyph text />
            </header>
            {list}
        </section>
    }
}
