//! Every draft that was issued.

use super::words::materiality;
use super::{DraftPage, Listed};
use crate::page::Page;
use crate::words::date_time;
use leptos::prelude::*;

/// The table, the last draft first.
pub fn history(page: &Page, drafts: &DraftPage) -> AnyView {
    let t = page.locale;
    let rows: Vec<_> = drafts
        .issued
        .iter()
        .rev()
        .map(|draft| row(page, drafts, draft))
        .collect();
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, drafts.history)}</h2></header>
            <table class="table cards">
                <thead>
                    <tr>
                        <th scope="col">{say!(t, drafts.h_number)}</th>
                        <th scope="col">{say!(t, drafts.h_issued)}</th>
                        <th scope="col">{say!(t, drafts.h_by)}</th>
                        <th scope="col">{say!(t, drafts.note)}</th>
                        <th scope="col">{say!(t, drafts.h_effect)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(page: &Page, drafts: &DraftPage, draft: &Listed) -> impl IntoView + use<> {
    let t = page.locale;
    let number = draft.number;
    let pdf = format!("/contracts/{}/drafts/{number}/pdf", drafts.contract);
    let by = match draft.made_by.is_empty() {
        true => say!(t, drafts.template_author),
        false => draft.made_by.clone(),
    };
    let issued = draft.issued_at.map(|at| date_time(page.language(), at));
    let note = match draft.note.is_empty() {
        true => say!(t, common.dash),
        false => draft.note.clone(),
    };
    view! {
        <tr>
            <th scope="row" class="c-id nowrap"><a href=pdf>{say!(t, drafts.number, number)}</a></th>
            <td class="c-aside nowrap">{issued}</td>
            <td class="c-second">{by}</td>
            <td class="c-below lines">{note}</td>
            <td class="c-status">{materiality(page, draft)}</td>
        </tr>
    }
}
