//! A second person looks at the changes and releases the version.

use super::article::changed_articles;
use super::{Seen, address, load_to_decide, way};
use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::FormButtons;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::templates::TemplateEvent;
use leptos::prelude::*;
use services::templates;

/// The changes and the button.
pub async fn release_page(page: Page, Path(version): Path<i32>) -> Answer {
    draw(&page, version, Problems::default()).await
}

/// Releases it.
pub async fn release(page: Page, Path(version): Path<i32>, Form(seen): Form<Seen>) -> Answer {
    match templates::release(&page.op, version, seen.version).await {
        Ok(()) => page.go_done(&address(version, ""), "template_released"),
        Err(error) => draw(&page, version, Problems::of(error)?).await,
    }
}

async fn draw(page: &Page, number: i32, problems: Problems) -> Answer {
    let shown = load_to_decide(page, (number, TemplateEvent::Release), &problems).await?;
    let t = page.locale;
    let title = say!(t, templates.release_title);
    let body = || {
        view! {
            {way(page, number, Some(&title))}
            {Labelled::new(page, &problems, Vec::new()).summary()}
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, templates.release_lead, number)}</p>
            </header>
            <blockquote class="quote lines" lang="ja">{shown.note.clone()}</blockquote>
            {changed_articles(page, &shown)}
            <form method="post" class="stack narrow section-gap">
                <input type="hidden" name="version" value=shown.row_version.to_string() />
                <FormButtons
                    text=say!(t, templates.release)
                    back=address(number, "")
                    cancel=say!(t, common.cancel)
                />
            </form>
        }
    };
    page.show_form(&problems, Frame::Office, (&title, body))
}
