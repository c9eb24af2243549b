//! Every part in every state on one page, to look at while building and to compare after a change.

mod banners;
mod buttons;
mod fields;
mod frames;
mod lists;
mod pictures;
mod statuses;
mod ways;

use crate::answer::Answer;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use domain::forms::{FieldErrors, FieldProblem};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// The parts; only in the demonstration, as nobody else has use for them.
pub async fn page(page: Page) -> Answer {
    if !page.site.demonstration {
        return Err(Refusal::NotFound.into());
    }
    let t = page.locale;
    let title = td_string!(t, style_guide.title).to_string();
    let problems = Problems {
        fields: FieldErrors::one("corporate_number", FieldProblem::CorporateNumberLength),
        general: None,
    };
    page.show(Frame::Public, &title, || {
        let parts: Vec<_> = parts(&page, &problems).into_iter().map(part).collect();
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{td_string!(t, style_guide.lead).to_string()}</p>
            </header>
            {parts}
        }
    })
}

fn parts(page: &Page, problems: &Problems) -> Vec<(String, AnyView)> {
    let mut parts = forms(page, problems);
    parts.extend(moving(page.locale));
    parts.extend(drawn(page.locale));
    parts
}

/// What is pressed, read as a state, and filled in.
fn forms(page: &Page, problems: &Problems) -> Vec<(String, AnyView)> {
    let t = page.locale;
    vec![
        (
            td_string!(t, style_guide.buttons).to_string(),
            buttons::buttons(t),
        ),
        (
            td_string!(t, style_guide.statuses).to_string(),
            statuses::statuses(t),
        ),
        (
            td_string!(t, style_guide.fields).to_string(),
            fields::fields(page, problems),
        ),
        (
            td_string!(t, style_guide.save_bar).to_string(),
            ways::save_bar(t),
        ),
        (
            td_string!(t, style_guide.banners).to_string(),
            banners::banners(t),
        ),
    ]
}

/// What leads on.
fn moving(t: Locale) -> Vec<(String, AnyView)> {
    vec![
        (
            td_string!(t, style_guide.navigation).to_string(),
            ways::navigation(t),
        ),
        (
            td_string!(t, style_guide.filters).to_string(),
            lists::filters(t),
        ),
        (
            td_string!(t, style_guide.pagination).to_string(),
            ways::pagination(t),
        ),
        (
            td_string!(t, style_guide.steps).to_string(),
            lists::steps(t),
        ),
        (
            td_string!(t, style_guide.progress).to_string(),
            ways::progress(t),
        ),
        (
            td_string!(t, style_guide.tasks).to_string(),
            lists::tasks(t),
        ),
        (
            td_string!(t, style_guide.disclosure).to_string(),
            lists::disclosure(t),
        ),
    ]
}

/// What is drawn or framed.
fn drawn(t: Locale) -> Vec<(String, AnyView)> {
    vec![
        (
            td_string!(t, style_guide.strip).to_string(),
            pictures::strip(t),
        ),
        (
            td_string!(t, style_guide.diff).to_string(),
            pictures::diff(t),
        ),
        (
            td_string!(t, style_guide.workload).to_string(),
            pictures::workload(t),
        ),
        (
            td_string!(t, style_guide.panel).to_string(),
            frames::panel(t),
        ),
        (
            td_string!(t, style_guide.reveal).to_string(),
            frames::reveal(t),
        ),
        (
            td_string!(t, style_guide.overlap).to_string(),
            frames::overlap(t),
        ),
        (td_string!(t, style_guide.map).to_string(), frames::map(t)),
        (
            td_string!(t, style_guide.sizes).to_string(),
            pictures::sizes(t),
        ),
    ]
}

fn part((heading, body): (String, AnyView)) -> impl IntoView {
    view! { <section class="intake"><h2>{heading}</h2> <div>{body}</div></section> }
}
