//! What a bank reads before it answers, on its own page and behind a link alike.

use crate::components::{KeyValue, KeyValues, Redline};
use crate::contracts::digests;
use crate::contracts::headings::{article_name, binding_note};
use crate::contracts::words::scopes;
use crate::i18n::*;
use crate::page::Page;
use crate::words::date;
use domain::consents::Way;
use domain::contracts::ContractState;
use domain::templates::Headings;
use domain::wording::{Change, ChangeKind, Clause, changes};
use leptos::prelude::*;
use services::consents::Asked;
use services::contracts::drafts::Listed;

pub fn service(t: Locale, asked: &Asked) -> AnyView {
    let amends = asked.amends.clone();
    let mut rows = vec![
        KeyValue::new(
            say!(t, contracts.service),
            view! { <span lang="ja">{asked.service_name.clone()}</span> },
        ),
        KeyValue::new(say!(t, contracts.scopes), scopes(t, &asked.scopes)),
        KeyValue::new(
            say!(t, consents.ask_outline),
            view! { <span lang="ja" class="lines">{asked.service_outline.clone()}</span> },
        ),
    ];
    rows.extend(amends.map(|number| KeyValue::new(say!(t, amendments.amends), number)));
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, consents.ask_service)}</h2></header>
            <KeyValues rows />
        </section>
    }
    .into_any()
}

/// The draft to answer to, and what changed since the one that was answered.
pub fn text_view(page: &Page, asked: &Asked, (last, pdf): (&Listed, String)) -> AnyView {
    let t = page.locale;
    let number = last.number;
    let name = say!(t, consents.draft, number);
    let mut rows = digests::of_draft(page, (name, last, pdf));
    if !last.note.is_empty() {
        let note = last.note.clone();
        rows.push(KeyValue::new(
            say!(t, drafts.note),
            view! { <span class="lines">{note}</span> },
        ));
    }
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, consents.ask_text)}</h2></header>
            <KeyValues rows />
            {changed(t, asked, last)}
        </section>
    }
    .into_any()
}

fn changed(t: Locale, asked: &Asked, last: &Listed) -> Option<AnyView> {
    let given = asked.consent.answer.given()?.draft;
    let before = asked.drafts.iter().find(|draft| draft.number == given)?;
    let all = changes(&before.reading, &last.reading);
    let is_changed = |change: &&Change| change.kind() != ChangeKind::Same;
    let articles: Vec<_> = all
        .iter()
        .filter(is_changed)
        .map(|change| article(t, (&asked.headings, last), change))
        .collect();
    (!articles.is_empty()).then(|| {
        view! {
            <h3 class="section-gap">{say!(t, consents.ask_changes, before = given)}</h3>
            {binding_note(t, &asked.headings)}
            {articles}
        }
        .into_any()
    })
}

fn article(t: Locale, (headings, last): (&Headings, &Listed), change: &Change) -> AnyView {
    let either = change.after.as_ref().or(change.before.as_ref());
    let heading = either
        .map(|clause| clause.heading.clone())
        .unwrap_or_default();
    let heading = match last.wording.number(&change.key) {
        Some(number) => article_name(t, headings, (number, heading)),
        None => {
            view! { <span lang="ja">{say!(t, drafts.removed_article, heading)}</span> }.into_any()
        }
    };
    let side = |clause: &Option<Clause>| {
        let clause = clause.as_ref();
        clause
            .map(|clause| clause.paragraphs.clone())
            .unwrap_or_default()
    };
    let (before, after) = (side(&change.before), side(&change.after));
    view! {
        <div class="clause">
            <h4>{heading}</h4>
            <div lang="ja" class="clause-text"><Redline before after /></div>
        </div>
    }
    .into_any()
}

/// What the bank said before, and whether that still holds.
pub fn so_far(page: &Page, asked: &Asked) -> Option<AnyView> {
    let t = page.locale;
    let given = asked.consent.answer.given()?;
    let taken_back = asked.consent.withdrawal.as_ref().map(|withdrawal| {
        let day = date(page.language(), withdrawal.from);
        let reason = withdrawal.reason.clone();
        view! { <p class="strong">{say!(t, consents.withdrawn_own, day)}</p> <p class="lines">{reason}</p> }
    });
    let text = if asked.consent.is_outdated() {
        say!(t, consents.ask_outdated, number = given.draft)
    } else if given.way == Way::Standing && asked.state != ContractState::AwaitingConsents {
        say!(t, consents.ask_standing_closed)
    } else if given.way == Way::Standing {
        say!(t, consents.ask_standing)
    } else {
        let (day, by) = (date(page.language(), given.on), given.by.clone());
        say!(t, consents.ask_given, day, by)
    };
    let note = given.note.clone();
    let note = (!note.is_empty()).then(|| view! { <p class="lines">{note}</p> });
    Some(
        view! { <div class="callout section-text"><p>{text}</p>{note}{taken_back}</div> }
            .into_any(),
    )
}
