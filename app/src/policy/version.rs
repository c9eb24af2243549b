//! One version as it is read: from when it holds, its items, the readiness, the banks, and whom to ask.

use super::banks::banks;
use super::contacts::contacts;
use super::section;
use crate::components::{Banner, BannerKind, KeyValue, KeyValues};
use crate::i18n::*;
use crate::page::Page;
use crate::words::{date, family};
use leptos::prelude::*;
use services::policy::{PolicyVersion, PublishedPolicy};

/// Everything but the announcements.
pub fn version(page: &Page, policy: &PublishedPolicy) -> AnyView {
    let t = page.locale;
    let (this, as_of) = (&policy.this, date(page.language(), policy.as_of));
    let items = items(page, policy);
    let asks = contacts(page, policy);
    let number = this.version;
    let consents = match (this.version, this.carries_consents) {
        (1, _) => String::new(),
        (_, true) => say!(t, policy.carries, before = number - 1),
        (_, false) => say!(t, policy.carries_not),
    };
    let lead = format!("{}{}{consents}", say!(t, policy.banks_lead), gap(t));
    view! {
        <header class="page-head">
            <h1 class="long">{say!(t, policy.title)}</h1>
            <p>{say!(t, policy.lead)}</p>
            <p class="note sub">{days(page, this)}</p>
            {links(t, this)}
        </header>
        {notices(page, policy)}
        {summary(page, this)}
        {section("items", say!(t, policy.items_title), String::new(), items)}
        {section(
            "readiness",
            say!(t, policy.readiness_title),
            say!(t, policy.as_of, day = as_of),
            readiness(page, policy),
        )}
        {section(
            "banks",
            say!(t, policy.banks_title),
            lead.trim_end().to_owned(),
            banks(page, policy),
        )}
        {section("contact", say!(t, policy.contact_title), String::new(), asks)}
    }
    .into_any()
}

/// English sentences stand apart.
pub(super) fn gap(t: Locale) -> &'static str {
    match t {
        Locale::ja => "",
        Locale::en => " ",
    }
}

/// From when until when a version holds, in words.
pub(super) fn days(page: &Page, this: &PolicyVersion) -> String {
    let t = page.locale;
    let version = this.version;
    let from = date(page.language(), this.effective_from);
    let last = this.until.map(|last| date(page.language(), last));
    let is_ahead = this.effective_from > page.op.today();
    let is_over = this.until.is_some_and(|last| last < page.op.today());
    match last {
        _ if is_ahead => say!(t, policy.version_ahead, version, from),
        Some(last) if is_over => say!(t, policy.version_until, version, from, last),
        Some(last) => say!(t, policy.version_limited, version, from, last),
        None => say!(t, policy.version, version, day = from),
    }
}

fn links(t: Locale, this: &PolicyVersion) -> impl IntoView + use<> {
    let number = this.version;
    let own = format!("/policy/versions/{number}");
    let changes = (number > 1).then(|| {
        let href = format!("{own}/changes");
        view! { <a href=href>{say!(t, policy.see_changes, before = number - 1)}</a> " " }
    });
    view! {
        <p class="contract-links no-print">
            {changes}
            <a href=own>{say!(t, policy.permanent, number)}</a>
            " "
            <a href="/policy/versions">{say!(t, policy.all_versions)}</a>
            " "
            <a href=format!("/api/v1/policy/versions/{number}")>{say!(t, policy.open_data)}</a>
        </p>
    }
}

/// What else a reader of this version has to know: it is not the one that counts, or another one follows.
fn notices(page: &Page, policy: &PublishedPolicy) -> Option<AnyView> {
    let t = page.locale;
    let today = page.op.today();
    let this = &policy.this;
    let is_over = this.until.is_some_and(|last| last < today);
    if is_over || this.effective_from > today {
        let heading = match is_over {
            true => say!(t, policy.is_over),
            false => say!(t, policy.is_ahead),
        };
        return Some(
            view! {
                <Banner kind=BannerKind::Info heading>
                    <p><a href="/policy">{say!(t, policy.see_current)}</a></p>
                </Banner>
            }
            .into_any(),
        );
    }
    let (number, from) = policy.next?;
    let heading = say!(t, policy.next, number, from = date(page.language(), from));
    let href = format!("/policy/versions/{number}");
    Some(
        view! {
            <Banner kind=BannerKind::Info heading>
                <p class="contract-links">
                    <a href=href.clone()>{say!(t, policy.see_next, number)}</a>
                    " "
                    <a href=format!("{href}/changes")>{say!(t, policy.see_next_changes)}</a>
                </p>
            </Banner>
        }
        .into_any(),
    )
}

fn summary(page: &Page, this: &PolicyVersion) -> Option<AnyView> {
    let text = this.summary(page.language());
    let title = say!(page.locale, policy.summary_title);
    (!text.is_empty()).then(|| {
        let body = view! { <p class="lines">{text.to_owned()}</p> };
        section("summary", title, String::new(), body.into_any()).into_any()
    })
}

fn items(page: &Page, policy: &PublishedPolicy) -> AnyView {
    let items: Vec<_> = policy
        .items(page.language())
        .iter()
        .map(|item| {
            view! {
                <li>
                    <span class="no">{item.number.to_string()}</span>
                    <div><h3>{item.title.clone()}</h3> <p class="lines">{item.body.clone()}</p></div>
                </li>
            }
        })
        .collect();
    view! { <ol class="numbered">{items}</ol> }.into_any()
}

fn readiness(page: &Page, policy: &PublishedPolicy) -> AnyView {
    let t = page.locale;
    let row = |one: &services::intake::Announcement| {
        let value = view! {
            <strong lang="ja">{one.wording.clone()}</strong>
            " "
            <span lang="ja" class="sub">{one.note.clone()}</span>
        };
        KeyValue::new(family(t, one.family), value)
    };
    let rows: Vec<_> = policy.readiness.iter().map(row).collect();
    match rows.is_empty() {
        true => view! { <p>{say!(t, policy.history_none)}</p> }.into_any(),
        false => view! { <KeyValues rows /> }.into_any(),
    }
}
