//! The articles of a draft with their changes against another text.

use super::article::article;
use super::{DraftPage, Listed, address, may_work};
use crate::components::{ButtonLink, ButtonSize, Tab, Tabs};
use crate::contracts::headings::binding_note;
use crate::i18n::*;
use crate::page::Page;
use domain::wording::{ChangeKind, Wording, changes};
use leptos::prelude::*;

/// The text that the draft is compared with.
pub struct Base {
    /// The number of a draft, or 0 for the template.
    number: i32,
    wording: Option<Wording>,
    name: String,
}

impl Base {
    /// The text that the reader chose; else the draft before, or the template.
    pub fn chosen(page: &Page, drafts: &DraftPage, shown: Option<&Listed>) -> Self {
        let shown = shown.map_or(1, |shown| shown.number);
        let wanted = page.param("with").and_then(|number| number.parse().ok());
        let number = wanted.unwrap_or(shown - 1);
        let earlier = |draft: &&Listed| draft.number == number && number < shown;
        match drafts.issued.iter().find(earlier) {
            Some(draft) => Base {
                number,
                wording: Some(draft.reading.clone()),
                name: say!(page.locale, drafts.with_draft, number),
            },
            None => Base {
                number: 0,
                wording: Some(drafts.template.wording.clone()),
                name: template(page.locale, drafts),
            },
        }
    }
}

fn template(t: Locale, drafts: &DraftPage) -> String {
    let number = drafts.template.number;
    say!(t, drafts.with_template, number)
}

/// Every article, those that were removed where they used to stand.
pub fn clauses(page: &Page, drafts: &DraftPage, (shown, base): (&Listed, &Base)) -> AnyView {
    let t = page.locale;
    let before = base.wording.as_ref().unwrap_or(&shown.reading);
    let all = changes(before, &shown.reading);
    let count = all
        .iter()
        .filter(|one| one.kind() != ChangeKind::Same)
        .count();
    let name = base.name.clone();
    let summary = match count {
        0 => say!(t, drafts.changes_none, base = name),
        _ => say!(t, drafts.changes_some, base = name, count),
    };
    let number = shown.number;
    let rows = all
        .iter()
        .map(|change| article(page, drafts, (&shown.reading, change)));
    let add = may_work(page, drafts).then(|| {
        view! {
            <div class="buttons section-gap">
                <ButtonLink size=ButtonSize::Small href=address(drafts, "/add") text=say!(t, drafts.add) />
            </div>
        }
    });
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, drafts.number, number)}</h2></header>
            <Tabs label=say!(t, drafts.compare) tabs=tabs(t, drafts, (shown, base)) />
            <p class="section-text strong">{summary}</p>
            {binding_note(t, &drafts.headings)}
            {rows.collect_view()}
            {add}
        </section>
    }
    .into_any()
}

/// The articles alone that read otherwise than in the draft before.
pub fn changed_articles(
    page: &Page,
    drafts: &DraftPage,
    (before, after): (&Listed, &Listed),
) -> AnyView {
    let t = page.locale;
    let all = changes(&before.reading, &after.reading);
    let changed: Vec<_> = all
        .iter()
        .filter(|one| one.kind() != ChangeKind::Same)
        .map(|change| article(page, drafts, (&after.reading, change)))
        .collect();
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, drafts.changed_articles)}</h2></header>
            {changed}
        </section>
    }
    .into_any()
}

/// What the draft can be compared with: the template and every draft before it.
fn tabs(t: Locale, drafts: &DraftPage, (shown, base): (&Listed, &Base)) -> Vec<Tab> {
    let tab = |number: i32, text: String| Tab {
        text,
        href: address(drafts, &format!("?with={number}")),
        count: None,
        current: base.number == number,
    };
    let earlier = drafts
        .issued
        .iter()
        .filter(|draft| draft.number < shown.number);
    std::iter::once(tab(0, template(t, drafts)))
        .chain(earlier.map(|draft| {
            let number = draft.number;
            tab(number, say!(t, drafts.with_draft, number))
        }))
        .collect()
}
