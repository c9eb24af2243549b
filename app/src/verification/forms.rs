//! The two questions: by file and by number.

use super::Asked;
use crate::components::{Button, ButtonKind, Entry, FileField, TextField, Width};
use crate::form::FormView;
use crate::page::Page;
use leptos::prelude::*;

/// What is wrong with either.
pub fn summary(page: &Page, asked: &Asked) -> AnyView {
    let t = page.locale;
    FormView::new(page, &asked.problems).summary(|name| match name {
        "file" => say!(t, verification.file),
        _ => say!(t, verification.number),
    })
}

/// Asks by file.
pub fn file(page: &Page, asked: &Asked) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, &asked.problems);
    let field = drawn
        .plain("file", &say!(t, verification.file))
        .hint(say!(t, verification.file_hint));
    view! {
        <section class="section narrow">
            <header class="section-head">
                <h2>{say!(t, verification.by_file)}</h2>
                <p class="below">{say!(t, verification.by_file_lead)}</p>
            </header>
            <form
                method="post"
                action="/verify"
                enctype="multipart/form-data"
                class="fields"
            >
                <FileField field accept=".pdf,application/pdf" />
                <div class="buttons">
                    <Button kind=ButtonKind::Solid text=say!(t, verification.check_file) />
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// Asks by number.
pub fn number(page: &Page, asked: &Asked) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, &asked.problems);
    let field = drawn
        .plain("number", &say!(t, verification.number))
        .hint(say!(t, verification.number_hint));
    let value = asked.number.clone();
    view! {
        <section class="section narrow">
            <header class="section-head">
                <h2>{say!(t, verification.by_number)}</h2>
                <p class="below">{say!(t, verification.by_number_lead)}</p>
            </header>
            <form method="get" action="/verify" class="fields">
                <TextField field value entry=Entry::default().width(Width::W240) />
                <div class="buttons"><Button text=say!(t, verification.check_number) /></div>
            </form>
        </section>
    }
    .into_any()
}
