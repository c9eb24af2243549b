//! By what a PDF is known: the SHA-256 of its file, and the one of its text at the foot of its pages.

use crate::components::KeyValue;
use crate::i18n::*;
use crate::page::Page;
use crate::words::date_time;
use domain::contracts::grouped;
use leptos::prelude::*;
use services::contracts::Digests;
use services::contracts::drafts::Listed;

/// A draft with its name, the way to its PDF, and by what that is known.
pub fn of_draft(page: &Page, (name, draft, pdf): (String, &Listed, String)) -> Vec<KeyValue> {
    let t = page.locale;
    let issued = draft.issued_at.map(|at| date_time(page.language(), at));
    let head = KeyValue::new(
        name,
        view! {
            <span class="nowrap">{issued}</span>
            " "
            <a href=pdf>{say!(t, drafts.pdf)}</a>
        },
    );
    let known = draft.pdf.iter().flat_map(|known| rows(t, known));
    [head].into_iter().chain(known).collect()
}

/// The rows, the file's first.
pub fn rows(t: Locale, digests: &Digests) -> Vec<KeyValue> {
    labelled(t, (say!(t, contracts.sha256), digests))
}

/// The rows, with what the file is called.
pub fn labelled(t: Locale, (file, digests): (String, &Digests)) -> Vec<KeyValue> {
    let text = digests.text.as_ref();
    let text = text.map(|text| (say!(t, contracts.sha256_text), text));
    let all = [(file, &digests.file)].into_iter().chain(text);
    let row = |(label, sha256): (String, &String)| {
        let value = view! { <code class="break">{grouped(sha256)}</code> };
        KeyValue::new(label, value)
    };
    all.map(row).collect()
}
