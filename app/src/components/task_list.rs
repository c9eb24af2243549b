//! The parts of an application, grouped, each with its status.

use super::{Glyph, Status};
use leptos::prelude::*;

/// One part of the application.
#[derive(Clone, Debug, Default)]
pub struct TaskRow {
    /// Its name.
    pub name: String,
    /// Where it is filled in; a locked part has no address.
    pub href: Option<String>,
    /// What it asks for, or why it is locked.
    pub note: String,
    /// The shape of its status.
    pub glyph: Glyph,
    /// The word of its status.
    pub status: String,
}

/// A group of parts with how many of them are complete.
#[component]
pub fn TaskList(
    /// The group.
    #[prop(into)]
    heading: String,
    /// 4項目中 3項目が完了
    #[prop(optional, into)]
    summary: String,
    /// The parts.
    rows: Vec<TaskRow>,
) -> impl IntoView {
    let rows: Vec<_> = rows.into_iter().map(row).collect();
    view! {
        <section class="task-group">
            <header><h2>{heading}</h2> {(!summary.is_empty()).then(|| view! { <p>{summary}</p> })}</header>
            <ul class="tasks">{rows}</ul>
        </section>
    }
}

fn row(row: TaskRow) -> impl IntoView {
    let name = match row.href {
        Some(href) => view! { <a href=href>{row.name}</a> }.into_any(),
        None => row.name.into_any(),
    };
    view! {
        <li>
            <div><p class="name">{name}</p> <p class="note">{row.note}</p></div>
            <Status glyph=row.glyph text=row.status />
        </li>
    }
}
