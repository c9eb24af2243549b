//! One article with its changes, its translation, and what was written about it.

use super::words::{changed, side};
use super::{DraftPage, address, may_work};
use crate::components::{Disclosure, Redline, Status};
use crate::contracts::headings::article_name;
use crate::i18n::*;
use crate::page::Page;
use crate::words::date_time;
use domain::permissions::{Action, State};
use domain::wording::{Change, ChangeKind, Clause, Wording};
use leptos::prelude::*;
use services::contracts::drafts::Comment;

/// The article.
pub fn article(page: &Page, drafts: &DraftPage, (reading, change): (&Wording, &Change)) -> AnyView {
    let t = page.locale;
    let status =
        changed(t, change.kind()).map(|(glyph, text)| view! { <span><Status glyph text /></span> });
    let paragraphs = |clause: &Option<Clause>| {
        let clause = clause.as_ref();
        clause
            .map(|clause| clause.paragraphs.clone())
            .unwrap_or_default()
    };
    let (before, after) = (paragraphs(&change.before), paragraphs(&change.after));
    let is_there = change.kind() != ChangeKind::Removed;
    let below = is_there.then(|| {
        view! {
            {english(page, drafts, &change.key)}
            {thread(page, drafts, &change.key)}
            {actions(page, drafts, change)}
        }
    });
    view! {
        <article class="clause" id=format!("clause-{}", change.key)>
            <header>
                <h3>{heading(page, drafts, (reading, change))}</h3>
                {status}
            </header>
            {marks(t, change)}
            <div lang="ja" class="clause-text"><Redline before after /></div>
            {below}
        </article>
    }
    .into_any()
}

/// The heading with the number it has in this draft; what became of the heading stands in it.
fn heading(page: &Page, drafts: &DraftPage, (reading, change): (&Wording, &Change)) -> AnyView {
    let t = page.locale;
    let of = |clause: &Option<Clause>| {
        let clause = clause.as_ref();
        clause
            .map(|clause| clause.heading.clone())
            .unwrap_or_default()
    };
    match reading.number(&change.key) {
        Some(number) => article_name(t, &drafts.headings, (number, of(&change.after))),
        None => {
            let heading = of(&change.before);
            view! { <span lang="ja">{say!(t, drafts.removed_article, heading)}</span> }.into_any()
        }
    }
}

fn marks(t: Locale, change: &Change) -> Option<AnyView> {
    let clause = change.after.as_ref()?;
    let text = match clause.statutory {
        Some(number) => say!(t, drafts.statutory, number),
        None if clause.locked => say!(t, drafts.locked),
        None => return None,
    };
    Some(view! { <p class="note">{text}</p> }.into_any())
}

/// The template's English, for readers of English; an article of this contract alone has none.
fn english(page: &Page, drafts: &DraftPage, key: &str) -> Option<AnyView> {
    let t = page.locale;
    let clause = drafts.english.clause(key).filter(|_| t == Locale::en)?;
    let heading = clause.heading.clone();
    let lines: Vec<_> = clause
        .paragraphs
        .iter()
        .map(|text| view! { <p class="lines">{text.clone()}</p> })
        .collect();
    Some(
        view! {
            <Disclosure heading=format!("{}: {heading}", say!(t, drafts.english))>
                <p class="note">{say!(t, drafts.english_note)}</p>
                {lines}
            </Disclosure>
        }
        .into_any(),
    )
}

/// What was written about the article.
pub fn thread(page: &Page, drafts: &DraftPage, key: &str) -> Option<AnyView> {
    let about = drafts.comments.iter().filter(|one| one.clause == key);
    let rows: Vec<_> = about.map(|comment| remark(page, comment)).collect();
    let t = page.locale;
    (!rows.is_empty()).then(|| {
        view! {
            <h4 class="vh">{say!(t, drafts.remarks)}</h4>
            <ul class="remarks">{rows}</ul>
        }
        .into_any()
    })
}

fn remark(page: &Page, comment: &Comment) -> impl IntoView + use<> {
    let t = page.locale;
    let by = say!(
        t,
        drafts.by,
        side = side(t, comment.side),
        name = comment.author_name.clone()
    );
    let number = comment.draft;
    let settled = match &comment.settled {
        Some((name, at)) => {
            let (name, at) = (name.clone(), date_time(page.language(), *at));
            say!(t, drafts.settled, name, at)
        }
        None => say!(t, drafts.open),
    };
    view! {
        <li>
            <p class="note">
                <strong>{by}</strong>
                " "
                <span class="nowrap">{date_time(page.language(), comment.at)}</span>
                " "
                <span class="nowrap">{say!(t, drafts.on_draft, number)}</span>
            </p>
            <p class="lines">{comment.body.clone()}</p>
            <p class="note">{settled}</p>
        </li>
    }
}

/// What the reader can do about the article.
fn actions(page: &Page, drafts: &DraftPage, change: &Change) -> Option<AnyView> {
    let t = page.locale;
    let key = &change.key;
    let clause = change.after.as_ref()?;
    let work = may_work(page, drafts) && !clause.locked;
    let state = State::Contract(drafts.state);
    // A remark is about what both sides can read.
    let is_issued = drafts
        .last()
        .is_some_and(|last| last.wording.clause(key).is_some());
    let may = page.op.actor.may_now(Action::CommentOnText, state) || may_work(page, drafts);
    let link = |rest: &str, text: String| {
        view! { <a href=address(drafts, &format!("/{rest}/{key}"))>{text}</a> }
    };
    let edit = work.then(|| link("clauses", say!(t, drafts.edit)));
    let remove = (work && clause.statutory.is_none()).then(|| {
        view! { <a href=address(drafts, &format!("/clauses/{key}/remove"))>{say!(t, drafts.remove)}</a> }
    });
    let remark = (may && is_issued).then(|| link("remarks", say!(t, drafts.remark)));
    let is_empty = edit.is_none() && remove.is_none() && remark.is_none();
    let links = view! { <p class="contract-links no-print">{remark} {edit} {remove}</p> };
    (!is_empty).then(|| links.into_any())
}
