//! What an announcement would change, before anybody outside sees it.

use super::form::Typed;
use crate::components::{
    Banner, BannerKind, Button, ButtonKind, Diff, KeyValue, KeyValues, Status, Submit,
};
use crate::home::state;
use crate::i18n::*;
use crate::page::Page;
use crate::words;
use chrono::NaiveDate;
use domain::intake::Kind;
use leptos::prelude::*;
use services::intake::Preview;

/// The consequences, and the buttons to publish or to type again.
pub fn preview(page: &Page, typed: &Typed, preview: &Preview) -> impl IntoView + use<> {
    let t = page.locale;
    let family = words::family(t, preview.announcing.family);
    let heading = say!(t, intake.preview_heading, family);
    view! {
        <header class="page-head">
            <h1>{heading}</h1>
            <p>{say!(t, intake.preview_lead)}</p>
        </header>
        <div class="stack">
            {warning(page, preview)}
            <KeyValues rows=rows(page, preview) />
            {publish(t, typed, preview)}
        </div>
    }
}

/// Closing an open intake is the one change that people outside feel at once.
fn warning(page: &Page, preview: &Preview) -> Option<impl IntoView + use<>> {
    let t = page.locale;
    let family = words::family(t, preview.announcing.family);
    let note = match preview.kind {
        Kind::Withdrawn => say!(t, intake.withdraws_note),
        _ => say!(t, intake.closes_note),
    };
    preview.closes().then(|| {
        let heading = say!(t, intake.closes, family);
        view! {
            <Banner kind=BannerKind::Warn heading>
                <p>{note}</p>
            </Banner>
        }
    })
}

fn rows(page: &Page, preview: &Preview) -> Vec<KeyValue> {
    let t = page.locale;
    let announcing = &preview.announcing;
    let day = |day: Option<NaiveDate>| match day {
        Some(day) => words::date(page.language(), day),
        None => say!(t, intake.no_day),
    };
    let counted = announcing.readiness.as_ref().map(|ready| ready.date());
    let (glyph, text) = state(t, Some(preview.kind), &preview.new);
    let note = match announcing.note.as_str() {
        "" => say!(t, common.none),
        note => note.to_owned(),
    };
    vec![
        KeyValue::new(say!(t, intake.kind), words::announcement(t, preview.kind)),
        KeyValue::new(say!(t, intake.wording), announcing.wording.clone()),
        KeyValue::new(say!(t, intake.counted_day), day(counted)),
        KeyValue::new(say!(t, intake.note), note),
        KeyValue::new(
            say!(t, intake.opening_day),
            opening(
                t,
                (day(preview.old_opens_on()), day(preview.new_opens_on())),
            ),
        )
        .changed(preview.old_opens_on() != preview.new_opens_on()),
        KeyValue::new(
            say!(t, intake.status_after),
            view! { <Status glyph text /> },
        ),
        KeyValue::new(
            say!(t, intake.drafts),
            say!(t, intake.drafts_count, count = preview.drafts),
        ),
        KeyValue::new(
            say!(t, intake.received),
            say!(t, intake.received_count, count = preview.received),
        ),
        KeyValue::new(
            say!(t, intake.told),
            match preview.told {
                0 => say!(t, intake.told_none),
                count => say!(t, intake.told_count, count),
            },
        ),
    ]
}

fn opening(t: Locale, (before, after): (String, String)) -> AnyView {
    if before == after {
        return say!(t, intake.unchanged, day = after).into_any();
    }
    let labels = (say!(t, intake.before), say!(t, intake.after));
    view! { <Diff labels before after /> }.into_any()
}

fn publish(t: Locale, typed: &Typed, preview: &Preview) -> impl IntoView + use<> {
    let hidden: Vec<_> = typed
        .fields()
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect();
    let seen = preview.seen.map(|id| id.to_string()).unwrap_or_default();
    let again = Submit {
        action: Some("/intake/preview".to_owned()),
        ..Submit::value("again", "1")
    };
    view! {
        <form method="post" action="/intake" class="section-gap">
            {hidden}
            <input type="hidden" name="seen" value=seen />
            <div class="buttons">
                <Button text=say!(t, intake.publish) kind=ButtonKind::Solid />
                <Button text=say!(t, intake.again) submit=again />
            </div>
        </form>
    }
}
