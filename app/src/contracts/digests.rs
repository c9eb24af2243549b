//! By what a PDF is known: the SHA-256 of its file, and the one of its text at the foot of its pages.

use crate::components::KeyValue;
use crate::i18n::*;
use domain::contracts::grouped;
use leptos::prelude::*;
use services::contracts::Digests;

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
