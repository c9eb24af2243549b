//! Every part in every state on one page, to look at while building and to compare after a change.

mod banners;
mod buttons;
mod fields;
mod lists;
mod pictures;
mod statuses;

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
        let heading = |text: &dyn std::fmt::Display| text.to_string();
        let parts = [
            (
                heading(&td_string!(t, style_guide.buttons)),
                buttons::buttons(t),
            ),
            (
                heading(&td_string!(t, style_guide.statuses)),
                statuses::statuses(t),
            ),
            (
                heading(&td_string!(t, style_guide.fields)),
                fields::fields(&page, &problems),
            ),
            (
                heading(&td_string!(t, style_guide.banners)),
                banners::banners(t),
            ),
            (
                heading(&td_string!(t, style_guide.filters)),
                lists::filters(t),
            ),
            (
                heading(&td_string!(t, style_guide.strip)),
                pictures::strip(t),
            ),
            (heading(&td_string!(t, style_guide.diff)), pictures::diff(t)),
            (
                heading(&td_string!(t, style_guide.workload)),
                pictures::workload(t),
            ),
            (heading(&td_string!(t, style_guide.steps)), lists::steps(t)),
            (heading(&td_string!(t, style_guide.tasks)), lists::tasks(t)),
            (
                heading(&td_string!(t, style_guide.disclosure)),
                lists::disclosure(t),
            ),
            (
                heading(&td_string!(t, style_guide.sizes)),
                pictures::sizes(t),
            ),
        ];
        let parts: Vec<_> = parts.into_iter().map(part).collect();
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{td_string!(t, style_guide.lead).to_string()}</p>
            </header>
            {parts}
        }
    })
}

fn part((heading, body): (String, AnyView)) -> impl IntoView {
    view! { <section class="intake"><h2>{heading}</h2> <div>{body}</div></section> }
}
