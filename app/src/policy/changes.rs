//! What a version changed, item by item, against the one before or any earlier one.

use super::version::days;
use super::{numbered, section};
use crate::answer::Answer;
use crate::components::{Breadcrumb, Crumb, Diff, KeyValue, KeyValues, Redline, Tab, Tabs};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::date;
use axum::extract::Path;
use domain::accounts::Language;
use domain::policy::{Items, PolicyItem};
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::policy::{Contact, ContactChange, PolicyVersion, contact_change, versions};

/// The page.
pub async fn changes_page(page: Page, Path(number): Path<String>) -> Answer {
    let all = versions(&page.op).await?;
    let number: i32 = numbered(&number)?;
    let this = all.iter().find(|one| one.version == number);
    let this = this.ok_or(Refusal::NotFound)?;
    let with = page.param("with").and_then(|with| with.parse().ok());
    let with: i32 = with.filter(|with| *with < number).unwrap_or(number - 1);
    let before = all.iter().find(|one| one.version == with);
    let before = before.ok_or(Refusal::NotFound)?;
    let contact = contact_change(&page.op, (with, number)).await?;
    let t = page.locale;
    let title = say!(t, policy.changes_of, number);
    let earlier: Vec<_> = all.iter().filter(|one| one.version < number).collect();
    page.show(Frame::Public, &title, || {
        view! {
            <Breadcrumb
                label=say!(t, common.nav_breadcrumb)
                above=vec![
                    Crumb::new(say!(t, policy.short), "/policy"),
                    Crumb::new(say!(t, policy.versions_title), "/policy/versions"),
                    Crumb::new(say!(t, policy.nth, number), format!("/policy/versions/{number}")),
                ]
                here=title.clone()
            />
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p class="lines">{this.summary(page.language()).to_owned()}</p>
                <p class="note sub">{days(&page, this)}</p>
            </header>
            {tabs(t, this, (&earlier, with))}
            {facts(&page, (before, this), contact.as_ref())}
            {section(
                "items",
                say!(t, policy.changes_items, before = with),
                String::new(),
                of_items(t, page.language(), (&before.items, &this.items)),
            )}
        }
    })
}

fn tabs(
    t: Locale,
    this: &PolicyVersion,
    (earlier, with): (&[&PolicyVersion], i32),
) -> Option<AnyView> {
    let tab = |one: &&PolicyVersion| Tab {
        text: say!(t, policy.compare_with, number = one.version),
        href: format!(
            "/policy/versions/{}/changes?with={}",
            this.version, one.version
        ),
        count: None,
        current: one.version == with,
    };
    let tabs: Vec<_> = earlier.iter().rev().map(tab).collect();
    (tabs.len() > 1).then(|| view! { <Tabs label=say!(t, policy.compare) tabs /> }.into_any())
}

fn facts(
    page: &Page,
    (before, this): (&PolicyVersion, &PolicyVersion),
    contact: Option<&ContactChange>,
) -> AnyView {
    let t = page.locale;
    let day = |one: &PolicyVersion| date(page.language(), one.effective_from);
    let labels = (say!(t, policy.before), say!(t, policy.after));
    let consents = match this.carries_consents {
        true => say!(t, policy.carries, before = this.version - 1),
        false => say!(t, policy.carries_not),
    };
    let mut rows = vec![
        KeyValue::new(
            say!(t, policy.effective_from),
            view! { <Diff labels before=day(before) after=day(this) /> },
        )
        .changed(true),
        KeyValue::new(say!(t, policy.consent), consents),
    ];
    rows.extend(contact.map(|change| of_contact(page, change)));
    view! { <KeyValues rows /> }.into_any()
}

fn of_contact(page: &Page, change: &ContactChange) -> KeyValue {
    let t = page.locale;
    let labels = (say!(t, policy.before), say!(t, policy.after));
    let before = change.before.as_ref();
    let before = before
        .map(|one| contact_line(page, one))
        .unwrap_or_default();
    let after = contact_line(page, &change.after);
    KeyValue::new(
        say!(t, policy.contact_title),
        view! { <Diff labels before after /> },
    )
    .changed(true)
}

/// Whom to ask, and from which day.
fn contact_line(page: &Page, contact: &Contact) -> String {
    say!(
        page.locale,
        policy.contact_line,
        department = contact.department_in(page.language()).to_owned(),
        tel = contact.tel.clone(),
        email = contact.email.clone(),
        from = date(page.language(), contact.valid_from)
    )
}

/// The items that read otherwise, and the numbers of the others.
pub(super) fn of_items(
    t: Locale,
    language: Language,
    (before, after): (&Items, &Items),
) -> AnyView {
    let all = after.of(language);
    let old = |item: &PolicyItem| before.item(language, item.number);
    let (same, changed): (Vec<_>, Vec<_>) = all.iter().partition(|item| old(item) == Some(*item));
    let changed: Vec<_> = changed
        .into_iter()
        .map(|item| redline(language, (old(item), item)))
        .collect();
    let rest: Vec<_> = same.iter().map(|item| item.number.to_string()).collect();
    let rest = rest.join(match t {
        Locale::ja => "、",
        Locale::en => ", ",
    });
    let note = match (changed.is_empty(), same.is_empty()) {
        (true, _) => Some(say!(t, policy.no_item_changed)),
        (false, false) => Some(say!(t, policy.items_same, list = rest)),
        (false, true) => None,
    };
    view! { {changed} {note.map(|note| view! { <p class="note sub">{note}</p> })} }.into_any()
}

/// One item with its changes; a heading that changed is marked as well.
pub(super) fn redline(
    language: Language,
    (before, after): (Option<&PolicyItem>, &PolicyItem),
) -> AnyView {
    let with_title = before.is_some_and(|before| before.title != after.title);
    let paragraphs = |item: &PolicyItem| {
        let title = with_title.then(|| item.title.clone());
        let lines = item.body.lines().filter(|line| !line.trim().is_empty());
        title
            .into_iter()
            .chain(lines.map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let old = before.map(paragraphs).unwrap_or_default();
    let heading = format!("{} {}", after.number, after.title);
    view! {
        <article class="clause" lang=language.tag()>
            <header><h3>{heading}</h3></header>
            <div class="clause-text"><Redline before=old after=paragraphs(after) /></div>
        </article>
    }
    .into_any()
}
