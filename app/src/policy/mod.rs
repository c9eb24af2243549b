//! The policy for everybody: the version in force, every version under an address of its own, and what each changed.

mod banks;
mod changes;
mod contacts;
pub mod draft;
mod history;
pub mod standing;
mod version;
mod versions;

pub use changes::changes_page;
pub use history::history_table;
pub use versions::versions_page;

use crate::answer::Answer;
use crate::page::Page;
use crate::shell::Frame;
use axum::extract::Path;
use domain::refusal::Refusal;
use leptos::prelude::*;

/// The policy in force today, with every announcement of a readiness date.
pub async fn page(page: Page) -> Answer {
    let policy = services::policy::show(&page.op).await?;
    let announcements = services::intake::announcements(&page.op).await?;
    let t = page.locale;
    let title = say!(t, policy.title);
    page.show(Frame::Public, &title, || {
        let history = history_table(&page, &announcements, false);
        view! {
            {version::version(&page, &policy)}
            {section(
                "history",
                say!(t, policy.history_title),
                say!(t, policy.history_lead),
                history,
            )}
        }
    })
}

/// One version under its permanent address.
pub async fn version_page(page: Page, Path(number): Path<String>) -> Answer {
    let policy = services::policy::version(&page.op, numbered(&number)?).await?;
    let t = page.locale;
    let number = policy.this.version;
    let title = say!(
        t,
        policy.version_title,
        number,
        name = say!(t, policy.title)
    );
    page.show(Frame::Public, &title, || version::version(&page, &policy))
}

/// The number of a version, out of an address.
pub(crate) fn numbered<N: std::str::FromStr>(text: &str) -> Result<N, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

/// A part of a page with its heading.
pub(super) fn section(
    id: &'static str,
    heading: String,
    below: String,
    body: AnyView,
) -> impl IntoView {
    let below = (!below.is_empty()).then(|| view! { <p class="below">{below}</p> });
    view! {
        <section class="section" id=id>
            <header class="section-head"><h2>{heading}</h2> {below}</header>
            {body}
        </section>
    }
}
