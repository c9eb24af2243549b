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
use leptos::prelude::*;
use services::intake::Preview;

/// The consequences, and the buttons to publish or to type again.
pub fn preview(page: &Page, typed: &Typed, preview: &Preview) -> impl IntoView + use<> {
    let t = page.locale;
    let family = words::family(t, preview.announcing.family);
    let heading = td_string!(t, intake.preview_heading, family).to_string();
    view! {
        <header class="page-head">
            <h1>{heading}</h1>
            <p>{td_string!(t, intake.preview_lead).to_string()}</p>
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
    preview.closes().then(|| {
        let heading = td_string!(t, intake.closes, family).to_string();
        view! {
            <Banner kind=BannerKind::Warn heading>
                <p>{td_string!(t, intake.closes_note).to_string()}</p>
            </Banner>
        }
    })
}

fn rows(page: &Page, preview: &Preview) -> Vec<KeyValue> {
    let t = page.locale;
    let announcing = &preview.announcing;
    let day = |day: Option<NaiveDate>| match day {
        Some(day) => words::date(page.language(), day),
        None => td_string!(t, intake.no_day).to_string(),
    };
    let counted = announcing.readiness.as_ref().map(|ready| ready.date());
    let (glyph, text) = state(t, &preview.new);
    let note = match announcing.note.as_str() {
        "" => td_string!(t, common.none).to_string(),
        note => note.to_owned(),
    };
    vec![
        KeyValue::new(
            td_string!(t, intake.wording).to_string(),
            announcing.wording.clone(),
        ),
        KeyValue::new(td_string!(t, intake.counted_day).to_string(), day(counted)),
        KeyValue::new(td_string!(t, intake.note).to_string(), note),
        KeyValue::new(
            td_string!(t, intake.opening_day).to_string(),
            opening(
                t,
                (day(preview.old_opens_on()), day(preview.new_opens_on())),
            ),
        )
        .changed(preview.old_opens_on() != preview.new_opens_on()),
        KeyValue::new(
            td_string!(t, intake.status_after).to_string(),
            view! { <Status glyph text /> },
        ),
        KeyValue::new(
            td_string!(t, intake.drafts).to_string(),
            td_string!(t, intake.drafts_count, count = preview.drafts).to_string(),
        ),
        KeyValue::new(
            td_string!(t, intake.received).to_string(),
            td_string!(t, intake.received_count, count = preview.received).to_string(),
        ),
    ]
}

fn opening(t: Locale, (before, after): (String, String)) -> AnyView {
    if before == after {
        return td_string!(t, intake.unchanged, day = after)
            .to_string()
            .into_any();
    }
    let labels = (
        td_string!(t, intake.before).to_string(),
        td_string!(t, intake.after).to_string(),
    );
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
                <Button text=td_string!(t, intake.publish).to_string() kind=ButtonKind::Solid />
                <Button text=td_string!(t, intake.again).to_string() submit=again />
            </div>
        </form>
    }
}
