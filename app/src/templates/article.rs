//! The articles of a version, Japanese and English side by side, with their changes against the version before.

use super::variables::braced;
use super::{address, may};
use crate::components::{ButtonLink, ButtonSize, Glyph, Redline, Status};
use crate::contracts::draft::words::changed;
use crate::i18n::*;
use crate::page::Page;
use domain::templates::{Difference, TemplateEvent, TemplateText};
use domain::wording::{ARTICLE, Change, ChangeKind, Clause};
use leptos::prelude::*;
use services::templates::TemplatePage;

/// Every article, those that were removed where they used to stand, and the words around them.
pub fn articles(page: &Page, shown: &TemplatePage) -> AnyView {
    let t = page.locale;
    let rows = differences(shown);
    let rows = rows.iter().map(|one| article(page, shown, one));
    let add = may(page, shown, TemplateEvent::Change).then(|| {
        view! {
            <div class="buttons section-gap no-print">
                <ButtonLink
                    size=ButtonSize::Small
                    href=address(shown.version, "/add")
                    text=say!(t, drafts.add)
                />
            </div>
        }
    });
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, templates.text)}</h2></header>
            {summary(t, shown)}
            {around(page, shown)}
            {rows.collect_view()}
            {add}
        </section>
    }
    .into_any()
}

/// What is different alone, for whoever decides on it.
pub fn changed_articles(page: &Page, shown: &TemplatePage) -> AnyView {
    let t = page.locale;
    let rows = differences(shown);
    let rows = rows.iter().filter(|one| !one.is_none());
    let rows = rows.map(|one| article(page, shown, one));
    let head = has_other_head(shown).then(|| around(page, shown));
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, drafts.changed_articles)}</h2></header>
            {summary(t, shown)}
            {head}
            {rows.collect_view()}
        </section>
    }
    .into_any()
}

/// The version before, or the version itself where it is the first one.
fn base(shown: &TemplatePage) -> &TemplateText {
    let before = shown.before.as_ref();
    before.map_or(&shown.text, |(_, text)| text)
}

fn differences(shown: &TemplatePage) -> Vec<Difference> {
    shown.text.differences(base(shown))
}

fn has_other_head(shown: &TemplatePage) -> bool {
    shown.text.has_other_head(base(shown))
}

fn summary(t: Locale, shown: &TemplatePage) -> Option<AnyView> {
    let number = shown.before.as_ref()?.0;
    let changed = differences(shown);
    let changed = changed.iter().filter(|one| !one.is_none()).count();
    let count = changed + usize::from(has_other_head(shown));
    let text = match count {
        0 => say!(t, templates.changes_none, number),
        _ => say!(t, templates.changes_some, number, count),
    };
    Some(view! { <p class="section-text strong">{text}</p> }.into_any())
}

/// Title, opening and closing.
fn around(page: &Page, shown: &TemplatePage) -> AnyView {
    let t = page.locale;
    let lines = |text: &domain::wording::Wording| {
        vec![
            text.title.clone(),
            text.preamble.clone(),
            text.closing.clone(),
        ]
    };
    let (before, now) = (base(shown), &shown.text);
    let status = has_other_head(shown).then(|| status(t, ChangeKind::Changed));
    let japanese = (lines(&before.japanese), lines(&now.japanese));
    let english = (lines(&before.english), lines(&now.english));
    let link = may(page, shown, TemplateEvent::Change).then(|| {
        view! {
            <p class="contract-links no-print">
                <a href=address(shown.version, "/head")>{say!(t, templates.go_head)}</a>
            </p>
        }
    });
    view! {
        <article class="clause" id="clause-head">
            <header><h3>{say!(t, templates.head)}</h3> {status}</header>
            {both(t, japanese, english)}
            {link}
        </article>
    }
    .into_any()
}

fn article(page: &Page, shown: &TemplatePage, one: &Difference) -> AnyView {
    let t = page.locale;
    let (japanese, english) = (paragraphs(&one.japanese), paragraphs(&one.english));
    let read = match t {
        Locale::ja => &one.japanese,
        Locale::en => &one.english,
    };
    let heading = match shown.text.japanese.number(&one.japanese.key) {
        Some(number) => {
            let heading = heading_of(&read.after);
            say!(t, drafts.article, number, heading)
        }
        None => {
            let heading = heading_of(&read.before);
            say!(t, drafts.removed_article, heading)
        }
    };
    view! {
        <article class="clause" id=format!("clause-{}", one.japanese.key)>
            <header><h3>{heading}</h3> {statuses(t, one)}</header>
            {marks(t, &one.japanese)}
            {both(t, japanese, english)}
            {actions(page, shown, one)}
        </article>
    }
    .into_any()
}

/// What became of the text, the place and the marks.
fn statuses(t: Locale, one: &Difference) -> AnyView {
    let text = changed(t, one.kind()).map(|_| status(t, one.kind()));
    let word = |text: String| view! { <span><Status glyph=Glyph::Half text /></span> };
    let moved = one.moved.then(|| word(say!(t, templates.moved)));
    let marked = one.marked.then(|| word(say!(t, templates.marked)));
    view! { {text} {moved} {marked} }.into_any()
}

fn status(t: Locale, kind: ChangeKind) -> AnyView {
    let shape = changed(t, kind);
    shape
        .map(|(glyph, text)| view! { <span><Status glyph text /></span> })
        .into_any()
}

/// Whether it is fixed or published, and the name by which others refer to it.
fn marks(t: Locale, change: &Change) -> Option<AnyView> {
    let clause = change.after.as_ref()?;
    let locked = clause.locked.then(|| say!(t, drafts.locked));
    let statutory = clause.statutory;
    let statutory = statutory.map(|number| say!(t, drafts.statutory, number));
    let marks = locked.into_iter().chain(statutory);
    let marks: Vec<_> = marks
        .map(|mark| view! { <strong class="nowrap">{mark}</strong> " " })
        .collect();
    let name = braced(&format!("{ARTICLE}{}", clause.key));
    Some(
        view! {
            <p class="note">
                {marks} <span>{say!(t, templates.reference)} " " <code class="break">{name}</code></span>
            </p>
        }
        .into_any(),
    )
}

type Pair = (Vec<String>, Vec<String>);

/// Both languages side by side, one below the other where there is no room.
fn both(t: Locale, japanese: Pair, english: Pair) -> AnyView {
    view! {
        <div class="both">
            <section>
                <h4>{say!(t, templates.japanese)}</h4>
                <div lang="ja" class="clause-text">
                    <Redline before=japanese.0 after=japanese.1 />
                </div>
            </section>
            <section>
                <h4>{say!(t, templates.english)}</h4>
                <div lang="en" class="clause-text">
                    <Redline before=english.0 after=english.1 />
                </div>
            </section>
        </div>
    }
    .into_any()
}

/// Heading and paragraphs, before and after.
fn paragraphs(change: &Change) -> Pair {
    let all = |clause: &Option<Clause>| {
        let clause = clause.as_ref();
        let lines = clause.map(|clause| {
            let heading = std::iter::once(clause.heading.clone());
            heading.chain(clause.paragraphs.clone()).collect()
        });
        lines.unwrap_or_default()
    };
    (all(&change.before), all(&change.after))
}

fn heading_of(clause: &Option<Clause>) -> String {
    let clause = clause.as_ref();
    clause
        .map(|clause| clause.heading.clone())
        .unwrap_or_default()
}

fn actions(page: &Page, shown: &TemplatePage, one: &Difference) -> Option<AnyView> {
    let t = page.locale;
    let key = &one.japanese.after.as_ref()?.key;
    may(page, shown, TemplateEvent::Change).then(|| {
        let edit = address(shown.version, &format!("/clauses/{key}"));
        let remove = format!("{edit}/remove");
        view! {
            <p class="contract-links no-print">
                <a href=edit>{say!(t, drafts.edit)}</a>
                <a href=remove>{say!(t, drafts.remove)}</a>
            </p>
        }
        .into_any()
    })
}
