//! The draft of a contract: for both sides to read with its changes, for the officer to work on.

mod article;
mod clauses;
mod confirm;
mod edit;
mod history;
mod issue;
mod pdf;
mod remarks;
mod remove;
pub mod words;

pub use confirm::{confirm, confirm_page, refuse};
pub use edit::{add, add_page, edit, edit_page};
pub use issue::{discard, discard_page, issue, issue_page};
pub use pdf::draft_pdf;
pub use remarks::{remark, remarks_page, settle};
pub use remove::{remove, remove_page};

use crate::answer::Answer;
use crate::components::{Banner, Breadcrumb, ButtonKind, ButtonLink, Crumb, KeyValue, KeyValues};
use crate::contracts::digests;
use crate::contracts::headings::article_words;
use crate::contracts::paper_frame::head_status;
use crate::contracts::words::{standing, standing_outside};
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use axum::extract::Path;
use clauses::{Base, clauses};
use domain::contracts::Materiality;
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use leptos::prelude::*;
use services::contracts::drafts::{self, DraftPage, Listed};
use words::materiality;

/// The page; `?with=` names the draft to compare with, 0 the template.
pub async fn draft_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    let drafts = drafts::show(&page.op, id).await?;
    let title = say!(page.locale, drafts.title);
    page.show(frame(&page), &title, || body(&page, &drafts))
}

/// Where the reader is at home.
fn frame(page: &Page) -> Frame {
    match page.op.actor.is_staff() {
        true => Frame::Office,
        false => Frame::Agent,
    }
}

/// Whether the reader may work on the draft now.
fn may_work(page: &Page, drafts: &DraftPage) -> bool {
    let state = State::Contract(drafts.state);
    drafts.office.is_ok() && page.op.actor.may_now(Action::DraftText, state)
}

/// The address of the page, and of what is done from it.
fn address(drafts: &DraftPage, rest: &str) -> String {
    format!("/contracts/{}/draft{rest}", drafts.contract)
}

/// The way to a page about this draft.
fn way(page: &Page, drafts: &DraftPage, here: Option<&str>) -> AnyView {
    let t = page.locale;
    let mut above = match page.op.actor.is_staff() {
        true => vec![
            Crumb::new(say!(t, contracts.title), "/contracts"),
            Crumb::new(
                drafts.receipt_number.clone(),
                format!("/contracts/{}", drafts.contract),
            ),
        ],
        false => vec![
            Crumb::new(say!(t, common.nav_applications), "/applications"),
            Crumb::new(
                drafts.service_name.clone(),
                format!("/applications/{}/contract", drafts.application),
            ),
        ],
    };
    let title = say!(t, drafts.title);
    let here = match here {
        Some(here) => {
            above.push(Crumb::new(title, address(drafts, "")));
            here.to_owned()
        }
        None => title,
    };
    view! { <Breadcrumb label=say!(t, common.nav_breadcrumb) above here /> }.into_any()
}

fn body(page: &Page, drafts: &DraftPage) -> AnyView {
    let t = page.locale;
    let work = drafts.open.as_ref().filter(|_| may_work(page, drafts));
    let shown = work.or(drafts.last());
    let base = Base::chosen(page, drafts, shown);
    let status = match page.op.actor.is_staff() {
        true => standing(t, drafts.standing),
        false => standing_outside(t, drafts.standing),
    };
    view! {
        {way(page, drafts, None)}
        <header class="page-head">
            <h1>
                {say!(t, drafts.of)}
                <span class="also" lang="ja">{drafts.organisation_name.clone()}</span>
            </h1>
            <dl class="meta">
                {head_status(t, status)}
                <div>
                    <dt>{say!(t, contracts.receipt)}</dt>
                    <dd>{drafts.receipt_number.clone()}</dd>
                </div>
                <div>
                    <dt>{say!(t, contracts.service)}</dt>
                    <dd lang="ja">{drafts.service_name.clone()}</dd>
                </div>
                {drafts.amends.clone().map(|number| amends(t, number))}
            </dl>
        </header>
        {work.map(|open| editing(page, drafts, open))}
        {unsettled(t, drafts)}
        {drafts.last().map(|last| facts(page, drafts, last))}
        {shown.map(|shown| clauses(page, drafts, (shown, &base)))}
        {history::history(page, drafts)}
    }
    .into_any()
}

/// Which contract an amendment amends.
fn amends(t: Locale, number: String) -> impl IntoView {
    view! {
        <div>
            <dt>{say!(t, amendments.amends)}</dt>
            <dd>{number}</dd>
        </div>
    }
}

/// What the officer can do with the draft that is not issued yet.
fn editing(page: &Page, drafts: &DraftPage, open: &Listed) -> AnyView {
    let t = page.locale;
    let number = open.number;
    let last = drafts.last().map_or(0, |last| last.number);
    let (issue, discard) = (address(drafts, "/issue"), address(drafts, "/discard"));
    view! {
        <Banner heading=say!(t, drafts.editing, number) focus=false>
            <p>{say!(t, drafts.editing_text, last)}</p>
            <div class="buttons">
                <ButtonLink
                    kind=ButtonKind::Solid
                    href=issue
                    text=say!(t, drafts.go_issue)
                />
                <ButtonLink
                    kind=ButtonKind::Text
                    href=discard
                    text=say!(t, drafts.go_discard)
                />
            </div>
        </Banner>
    }
    .into_any()
}

/// The articles about which something is open, also those that a later draft left out.
fn unsettled(t: Locale, drafts: &DraftPage) -> Option<AnyView> {
    let keys = drafts.unsettled();
    let count = keys.len();
    let link = |key: &&str| {
        let (number, clause) = drafts.article(key)?;
        let name = article_words(t, &drafts.headings, (number, clause.heading.clone()));
        let href = address(drafts, &format!("/remarks/{key}"));
        Some(view! { <a href=href>{name}</a> })
    };
    let links: Vec<_> = keys.iter().filter_map(link).collect();
    (count > 0).then(|| {
        view! {
            <div class="callout section-gap">
                <p>{say!(t, drafts.remarks_open, count)}</p>
                <p class="contract-links">{links}</p>
            </div>
        }
        .into_any()
    })
}

/// What the banks consent to.
fn facts(page: &Page, drafts: &DraftPage, last: &Listed) -> AnyView {
    let t = page.locale;
    let number = last.number;
    let pdf = format!("/contracts/{}/drafts/{number}/pdf", drafts.contract);
    let name = say!(t, drafts.number, number);
    let note = match last.note.is_empty() {
        true => say!(t, drafts.first_note),
        false => last.note.clone(),
    };
    let mut rows = digests::of_draft(page, (name, last, pdf));
    rows.push(KeyValue::new(
        say!(t, drafts.note),
        view! { <span class="lines">{note}</span> },
    ));
    rows.push(KeyValue::new(
        say!(t, drafts.h_effect),
        materiality(page, last),
    ));
    let from = drafts.holds_from;
    let holds = (drafts.issued.len() > 1).then(|| {
        view! { <p class="section-text">{say!(t, drafts.holds, number = from)}</p> }
    });
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, drafts.facts)}</h2></header>
            <KeyValues rows />
            {holds}
            {to_confirm(page, drafts, last)}
        </section>
    }
    .into_any()
}

/// The approver's way to confirm an immaterial change, or to refuse that it is one.
fn to_confirm(page: &Page, drafts: &DraftPage, last: &Listed) -> Option<AnyView> {
    let t = page.locale;
    let state = State::Contract(drafts.state);
    let may = drafts.office.is_ok() && page.op.actor.may_now(Action::ConfirmImmaterial, state);
    let waits = matches!(last.materiality, Materiality::Claimed { .. });
    (may && waits).then(|| {
        view! {
            <p class="callout section-gap">{say!(t, drafts.claimed)}</p>
            <div class="buttons">
                <ButtonLink href=address(drafts, "/immaterial") text=say!(t, drafts.go_confirm) />
            </div>
        }
        .into_any()
    })
}
