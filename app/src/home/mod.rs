//! The public home page: what to prepare, whether contracts are accepted, how it goes on, and whom to ask.

mod ends;
mod kept;
mod opening;
mod procedure;
mod status;
mod timeline;

pub use kept::Kept;
pub use status::{standing, state};
pub use timeline::{Picture, timeline};

use crate::answer::Answer;
use crate::page::Page;
use crate::shell::{Drawn, Frame};
use axum::http::HeaderMap;
use kept::Facts;
use leptos::prelude::*;

/// The home page.
pub async fn page(page: Page, headers: HeaderMap) -> Answer {
    let facts = Facts::now(&page.op).await?;
    let is_anybodys = page.op.actor.identity().is_none() && page.query.is_empty();
    if !is_anybodys {
        return Ok(draw(&page, &facts).answer());
    }
    let kept = &page.site.home;
    Ok(kept.answer((page.locale, facts), &headers, |facts| draw(&page, facts)))
}

fn draw(page: &Page, facts: &Facts) -> Drawn {
    let t = page.locale;
    let news = ends::news(page, &facts.families, &facts.announcements);
    page.draw(Frame::Public, "", || {
        let families: Vec<_> = facts.families.iter().map(|one| status::family(page, one, &facts.announcements)).collect();
        view! {
            {opening::hero(page)}
            <section class="section" id="intake">
                <header class="section-head"><h2>{say!(t, home.intake_title)}</h2></header>
                {families}
                {crate::subscriptions::links(t)}
            </section>
            <section class="section" id="steps">
                <h2 class="procedure-title">{say!(t, home.steps_title)}</h2>
                {procedure::steps(t)}
            </section>
            <div class="columns halves section-gap">{news} {ends::contact(page, facts.contact.clone())}</div>
        }
    })
}
