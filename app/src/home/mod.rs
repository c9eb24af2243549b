//! The public home page: what to prepare, whether contracts are accepted, how it goes on, and whom to ask.

mod ends;
mod opening;
mod procedure;
mod status;
mod timeline;

pub use status::state;

use crate::answer::Answer;
use crate::i18n::*;
use crate::page::Page;
use crate::policy::every_announcement;
use crate::shell::Frame;
use leptos::prelude::*;

/// The home page.
pub async fn page(page: Page) -> Answer {
    let families = services::intake::status(&page.op).await?;
    let announcements = every_announcement(&page.op).await?;
    let contact = services::policy::contact_today(&page.op).await?;
    let t = page.locale;
    let news = ends::news(&page, &families, announcements);
    page.show(Frame::Public, "", || {
        let families: Vec<_> = families.iter().map(|one| status::family(&page, one)).collect();
        view! {
            {opening::hero(&page)}
            <section class="section" id="intake">
                <header class="section-head"><h2>{td_string!(t, home.intake_title).to_string()}</h2></header>
                {families}
            </section>
            <section class="section" id="steps">
                <h2 class="procedure-title">{td_string!(t, home.steps_title).to_string()}</h2>
                {procedure::steps(t)}
            </section>
            <div class="columns halves section-gap">{news} {ends::contact(&page, contact)}</div>
        }
    })
}
