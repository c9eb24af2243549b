//! The files of a case, each to be opened.

use crate::components::{KeyValue, KeyValues};
use crate::i18n::*;
use crate::page::Page;
use crate::sections::{field_label, section_title};
use crate::words::date_time;
use domain::applications::Section;
use leptos::prelude::*;
use services::review::Case;

/// The files by kind.
pub fn documents(page: &Page, case: &Case) -> impl IntoView + use<> {
    let t = page.locale;
    let id = case.application.id;
    let rows: Vec<KeyValue> = case
        .documents
        .iter()
        .map(|file| {
            let href = format!("/applications/{id}/documents/{}", file.id);
            let size = kilobytes(file.size);
            let size = td_string!(t, review.file_size, size).to_string();
            let at = date_time(page.language(), file.uploaded_at);
            KeyValue::new(
                field_label(t, Section::Documents, file.kind.code()),
                view! { <a href=href>{file.file_name.clone()}</a> <small>{size} " " {at}</small> },
            )
        })
        .collect();
    let list = if rows.is_empty() {
        view! { <p class="sub">{td_string!(t, review.files_none).to_string()}</p> }.into_any()
    } else {
        view! { <KeyValues rows /> }.into_any()
    };
    view! {
        <section class="section section-gap" id="files">
            <header class="section-head">
                <h2>{section_title(t, Section::Documents)}</h2>
                <span>{td_string!(t, review.cases, count = case.documents.len()).to_string()}</span>
            </header>
            {list}
        </section>
    }
}

/// Rounded up, so that nothing weighs nothing.
fn kilobytes(bytes: i64) -> i64 {
    u64::try_from(bytes).map_or(0, |bytes| bytes.div_ceil(1000).cast_signed())
}
