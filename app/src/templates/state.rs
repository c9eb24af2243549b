//! Where a version stands, and what the reader can do next.

use super::words::period;
use super::{address, may};
use crate::components::{Banner, BannerKind, ButtonKind, ButtonLink, KeyValue, KeyValues};
use crate::page::Page;
use crate::words::{self, date_time};
use domain::templates::{TemplateEvent, TemplateStage};
use leptos::prelude::*;
use services::templates::{StepKind, TemplatePage};

/// The next step, for whoever takes it.
pub fn next(page: &Page, shown: &TemplatePage) -> Option<AnyView> {
    match shown.stage {
        TemplateStage::InWork => Some(in_work(page, shown)),
        TemplateStage::Proposed => Some(waiting(page, shown)),
        TemplateStage::Released => None,
    }
}

fn in_work(page: &Page, shown: &TemplatePage) -> AnyView {
    let t = page.locale;
    let number = shown.version;
    let before = shown.before.as_ref().map_or(0, |(number, _)| *number);
    let buttons = may(page, shown, TemplateEvent::Change).then(|| {
        view! {
            <div class="buttons no-print">
                <ButtonLink
                    kind=ButtonKind::Solid
                    href=address(number, "/propose")
                    text=say!(t, templates.go_propose)
                />
                <ButtonLink
                    kind=ButtonKind::Text
                    href=address(number, "/discard")
                    text=say!(t, templates.go_discard)
                />
            </div>
        }
    });
    let missing = shown.complete.as_ref().err().map(|refusal| {
        let what = words::refusal(t, refusal);
        view! {
            <Banner kind=BannerKind::Warn heading=say!(t, templates.incomplete) focus=false>
                <p>{what}</p>
            </Banner>
        }
    });
    view! {
        {missing}
        {returned(page, shown)}
        <Banner heading=say!(t, templates.editing, number) focus=false>
            <p>{say!(t, templates.editing_text, before)}</p>
            {buttons}
        </Banner>
    }
    .into_any()
}

/// Why the approver sent it back, while that is the last word.
fn returned(page: &Page, shown: &TemplatePage) -> Option<AnyView> {
    let t = page.locale;
    let mut told = shown.steps.iter().rev();
    let last = told.find(|step| step.kind != StepKind::Changed)?;
    (last.kind == StepKind::SentBack).then(|| {
        let (name, at) = (last.name.clone(), date_time(page.language(), last.at));
        let reason = last.note.clone();
        view! {
            <Banner kind=BannerKind::Warn heading=say!(t, templates.returned) focus=false>
                <p class="lines" lang="ja">{reason}</p>
                <p>{say!(t, templates.by_at, name, at)}</p>
            </Banner>
        }
        .into_any()
    })
}

fn waiting(page: &Page, shown: &TemplatePage) -> AnyView {
    let t = page.locale;
    let number = shown.version;
    let decides = may(page, shown, TemplateEvent::Release);
    let links = match (decides, shown.neutral) {
        (false, _) => None,
        (true, Err(_)) => Some(view! { <p>{say!(t, templates.own_hand)}</p> }.into_any()),
        (true, Ok(())) => Some(
            view! {
                <div class="buttons no-print">
                    <ButtonLink
                        kind=ButtonKind::Solid
                        href=address(number, "/release")
                        text=say!(t, templates.go_release)
                    />
                    <ButtonLink
                        kind=ButtonKind::Text
                        href=address(number, "/send-back")
                        text=say!(t, templates.go_send_back)
                    />
                </div>
            }
            .into_any(),
        ),
    };
    view! {
        <Banner heading=say!(t, templates.waiting, number) focus=false>
            <p>{say!(t, templates.waiting_text)}</p>
            {links}
        </Banner>
    }
    .into_any()
}

/// What it is, in a few lines.
pub fn facts(page: &Page, shown: &TemplatePage) -> AnyView {
    let t = page.locale;
    let lengths = shown.text.japanese.period;
    let (count, notice) = (shown.contracts, lengths.notice_months);
    let mut rows = vec![
        KeyValue::new(
            say!(t, templates.made_by),
            view! { <span lang="ja">{shown.made_by.clone()}</span> },
        ),
        KeyValue::new(say!(t, templates.period), period(t, lengths.months)),
        KeyValue::new(
            say!(t, templates.notice),
            say!(t, templates.notice_months, count = notice),
        ),
    ];
    if let Some((name, at)) = shown.released.clone() {
        let at = date_time(page.language(), at);
        let released = say!(t, templates.by_at, name, at);
        rows.insert(1, KeyValue::new(say!(t, templates.released_by), released));
        let drafted = say!(t, templates.contracts_count, count);
        rows.push(KeyValue::new(say!(t, templates.contracts), drafted));
    }
    if !shown.note.is_empty() {
        let note = shown.note.clone();
        let note = view! { <span class="lines" lang="ja">{note}</span> };
        rows.push(KeyValue::new(say!(t, templates.h_note), note));
    }
    view! {
        <section class="section section-gap">
            <header class="section-head"><h2>{say!(t, templates.facts)}</h2></header>
            <KeyValues rows />
        </section>
    }
    .into_any()
}
