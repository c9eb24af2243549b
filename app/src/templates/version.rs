//! One version: where it stands, what it says in both languages with its changes, what it may ask for, what happened to it.

use super::article::articles;
use super::state::{facts, next};
use super::variables::variables;
use super::way;
use super::words::{stage, step};
use crate::answer::Answer;
use crate::contracts::paper_frame::head_status;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::date_time;
use axum::extract::Path;
use leptos::prelude::*;
use services::templates::{Step, TemplatePage, show};

/// The page.
pub async fn version_page(page: Page, Path(version): Path<i32>) -> Answer {
    let shown = show(&page.op, version).await?;
    let number = version;
    let title = say!(page.locale, templates.of, number);
    page.show(Frame::Office, &title, || body(&page, &shown))
}

fn body(page: &Page, shown: &TemplatePage) -> AnyView {
    let t = page.locale;
    let number = shown.version;
    view! {
        {way(page, number, None)}
        <header class="page-head">
            <h1>{say!(t, templates.of, number)}</h1>
            <dl class="meta">{head_status(t, stage(t, shown.stage, shown.in_force))}</dl>
        </header>
        {next(page, shown)}
        {facts(page, shown)}
        {articles(page, shown)}
        {variables(t)}
        {history(page, &shown.steps)}
    }
    .into_any()
}

/// What happened, the last first; changes of single articles are in the redline.
fn history(page: &Page, steps: &[Step]) -> Option<AnyView> {
    let t = page.locale;
    let told = steps.iter().rev();
    let told = told.filter_map(|one| Some((step(t, one.kind)?, one)));
    let rows: Vec<_> = told
        .map(|(what, one)| {
            view! {
                <tr>
                    <td class="c-aside nowrap">{date_time(page.language(), one.at)}</td>
                    <th scope="row" class="c-title">{what}</th>
                    <td class="c-second" lang="ja">{one.name.clone()}</td>
                    <td class="c-below lines" lang="ja">{one.note.clone()}</td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section section-gap">
                <header class="section-head"><h2>{say!(t, templates.history)}</h2></header>
                <table class="table cards">
                    <thead>
                        <tr>
                            <th scope="col">{say!(t, templates.h_at)}</th>
                            <th scope="col">{say!(t, templates.h_step)}</th>
                            <th scope="col">{say!(t, templates.h_by)}</th>
                            <th scope="col">{say!(t, templates.h_note)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}
