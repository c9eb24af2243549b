//! The policy page: the seven items, the banks with their standing consent, the contacts, and every announcement.

mod banks;
mod contacts;
mod history;

pub use history::history_table;

use crate::answer::Answer;
use crate::page::Page;
use crate::shell::Frame;
use crate::words;
use leptos::prelude::*;
use services::policy::PublishedPolicy;

/// The policy in force today.
pub async fn page(page: Page) -> Answer {
    let policy = services::policy::show(&page.op).await?;
    let announcements = services::intake::announcements(&page.op).await?;
    let t = page.locale;
    let title = say!(t, policy.title);
    page.show(Frame::Public, &title, || {
        let day = words::date(page.language(), policy.effective_from);
        let version = policy.version;
        let asks = contacts::contacts(&page, &policy);
        let history = history_table(&page, &announcements, false);
        let items = items(&page, &policy);
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, policy.lead)}</p>
                <p class="note sub">{say!(t, policy.version, version, day)}</p>
            </header>
            {section("items", say!(t, policy.items_title), String::new(), items)}
            {section(
                "banks",
                say!(t, policy.banks_title),
                say!(t, policy.banks_lead),
                banks::banks(&page, policy.banks),
            )}
            {section("contact", say!(t, policy.contact_title), String::new(), asks)}
            {section(
                "history",
                say!(t, policy.history_title),
                say!(t, policy.history_lead),
                history,
            )}
        }
    })
}

fn section(id: &'static str, heading: String, below: String, body: AnyView) -> impl IntoView {
    let below = (!below.is_empty()).then(|| view! { <p class="below">{below}</p> });
    view! {
        <section class="section" id=id>
            <header class="section-head"><h2>{heading}</h2> {below}</header>
            {body}
        </section>
    }
}

fn items(page: &Page, policy: &PublishedPolicy) -> AnyView {
    let items: Vec<_> = policy
        .items(page.language())
        .iter()
        .map(|item| {
            view! {
                <li>
                    <span class="no">{item.number.to_string()}</span>
                    <div><h3>{item.title.clone()}</h3> <p>{item.body.clone()}</p></div>
                </li>
            }
        })
        .collect();
    view! { <ol class="numbered">{items}</ol> }.into_any()
}
