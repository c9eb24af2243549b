//! The policy page: the seven items, the banks with their standing consent, the contacts, and every announcement.

mod banks;
mod contacts;
mod history;

pub use history::history_table;

use crate::answer::Answer;
use crate::i18n::*;
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
    let title = td_string!(t, policy.title).to_string();
    page.show(Frame::Public, &title, || {
        let day = words::date(page.language(), policy.effective_from);
        let version = policy.version;
        let asks = contacts::contacts(&page, &policy);
        let history = history_table(&page, announcements, false);
        let items = items(&page, &policy);
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{td_string!(t, policy.lead).to_string()}</p>
                <p class="note sub">{td_string!(t, policy.version, version, day).to_string()}</p>
            </header>
            {section("items", td_string!(t, policy.items_title).to_string(), String::new(), items)}
            {section(
                "banks",
                td_string!(t, policy.banks_title).to_string(),
                td_string!(t, policy.banks_lead).to_string(),
                banks::banks(&page, policy.banks),
            )}
            {section("contact", td_string!(t, policy.contact_title).to_string(), String::new(), asks)}
            {section(
                "history",
                td_string!(t, policy.history_title).to_string(),
                td_string!(t, policy.history_lead).to_string(),
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
