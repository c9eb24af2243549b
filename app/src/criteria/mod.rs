//! The published connection criteria: every return and every declination cites one of them.

use crate::answer::Answer;
use crate::page::Page;
use crate::shell::Frame;
use leptos::prelude::*;
use services::criteria::Criterion;

/// The page.
pub async fn page(page: Page) -> Answer {
    let criteria = services::criteria::list(&page.op).await?;
    let title = say!(page.locale, review.criteria_title);
    page.show(Frame::Public, &title, || body(&page, criteria))
}

fn body(page: &Page, criteria: Vec<Criterion>) -> impl IntoView + use<> {
    let t = page.locale;
    let edition = criteria.iter().map(|criterion| criterion.edition).max();
    let edition = edition.map(|number| view! { <p>{say!(t, review.criteria_edition, number)}</p> });
    let items: Vec<_> = criteria
        .into_iter()
        .map(|criterion| item(page, &criterion))
        .collect();
    view! {
        <header class="page-head">
            <h1>{say!(t, review.criteria_title)}</h1>
            <p>{say!(t, review.criteria_lead)}</p>
            {edition}
        </header>
        <section class="section">
            <header class="section-head"><h2>{say!(t, review.criteria_list)}</h2></header>
            <ol class="numbered">{items}</ol>
        </section>
    }
}

fn item(page: &Page, criterion: &Criterion) -> impl IntoView + use<> {
    let language = page.language();
    view! {
        <li id=format!("criterion-{}", criterion.code)>
            <span class="no nowrap">{criterion.code.clone()}</span>
            <div>
                <h3>{criterion.title(language).to_owned()}</h3>
                <p>{criterion.text(language).to_owned()}</p>
            </div>
        </li>
    }
}
