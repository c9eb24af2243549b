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
    let title = say!(t, style_guide.title);
    let problems = Problems {
        fields: FieldErrors::one("corporate_number", FieldProblem::CorporateNumberLength),
        general: None,
    };
    page.show(Frame::Public, &title, || {
        let parts: Vec<_> = parts(&page, &problems).into_iter().map(part).collect();
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, style_guide.lead)}</p>
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
        (say!(t, style_guide.buttons), buttons::buttons(t)),
        (say!(t, style_guide.statuses), statuses::statuses(t)),
        (say!(t, style_guide.fields), fields::fields(page, problems)),
        (say!(t, style_guide.save_bar), ways::save_bar(t)),
        (say!(t, style_guide.banners), banners::banners(t)),
    ]
}

/// What leads on.
fn moving(t: Locale) -> Vec<(String, AnyView)> {
    vec![
        (say!(t, style_guide.navigation), ways::navigation(t)),
        (say!(t, style_guide.filters), lists::filters(t)),
        (say!(t, style_guide.pagination), ways::pagination(t)),
        (say!(t, style_guide.steps), lists::steps(t)),
        (say!(t, style_guide.progress), ways::progress(t)),
        (say!(t, style_guide.tasks), lists::tasks(t)),
        (say!(t, style_guide.disclosure), lists::disclosure(t)),
    ]
}

/// What is drawn or framed.
fn drawn(t: Locale) -> Vec<(String, AnyView)> {
    vec![
        (say!(t, style_guide.strip), pictures::strip(t)),
        (say!(t, style_guide.diff), pictures::diff(t)),
        (say!(t, style_guide.workload), pictures::workload(t)),
        (say!(t, style_guide.panel), frames::panel(t)),
        (say!(t, style_guide.reveal), frames::reveal(t)),
        (say!(t, style_guide.overlap), frames::overlap(t)),
        (say!(t, style_guide.map), frames::map(t)),
        (say!(t, style_guide.sizes), pictures::sizes(t)),
    ]
}

fn part((heading, body): (String, AnyView)) -> impl IntoView {
    view! { <section class="intake"><h2>{heading}</h2> <div>{body}</div></section> }
}
