//! The answer: what the document is, and what is public about the contract.

use super::Answered;
use crate::components::{Banner, BannerKind, KeyValue, KeyValues, Status};
use crate::contracts::digests;
use crate::i18n::*;
use crate::page::Page;
use crate::register::standing;
use crate::words::date;
use leptos::prelude::*;
use services::verification::{Executed, Verdict};

/// What was found out.
pub fn section(page: &Page, answer: &Answered) -> AnyView {
    let t = page.locale;
    match answer {
        Answered::File(Verdict::Executed(executed)) => {
            let heading = say!(t, verification.is_executed);
            let note = say!(t, verification.is_executed_note);
            found(page, (BannerKind::Success, heading, note), executed)
        }
        Answered::Number(executed) => {
            let heading = say!(t, verification.number_found);
            let mut note = say!(t, verification.number_found_note);
            if executed.digests.text.is_some() {
                note.push_str(&say!(t, verification.number_found_paper));
            }
            found(page, (BannerKind::Info, heading, note), executed)
        }
        Answered::File(Verdict::Unsigned) => view! {
            <Banner kind=BannerKind::Warn heading=say!(t, verification.is_unsigned)>
                <p>{say!(t, verification.is_unsigned_note)}</p>
            </Banner>
        }
        .into_any(),
        Answered::File(Verdict::Unknown) => unknown(t),
    }
}

/// Nobody is accused: a file differs for many harmless reasons.
fn unknown(t: Locale) -> AnyView {
    view! {
        <Banner kind=BannerKind::Warn heading=say!(t, verification.is_unknown)>
            <p>{say!(t, verification.is_unknown_note)}</p>
            <ul>
                <li>{say!(t, verification.unknown_saved)}</li>
                <li>{say!(t, verification.unknown_scan)}</li>
                <li>{say!(t, verification.unknown_ask)}</li>
            </ul>
        </Banner>
    }
    .into_any()
}

fn found(
    page: &Page,
    (kind, heading, note): (BannerKind, String, String),
    executed: &Executed,
) -> AnyView {
    let t = page.locale;
    let record = format!("/register-of-agents/{}", executed.entry.number);
    view! {
        <Banner kind heading><p>{note}</p></Banner>
        <section class="section narrow">
            <header class="section-head"><h2>{say!(t, verification.found)}</h2></header>
            <div class="stack">
                <KeyValues rows=rows(page, executed) />
                <p class="no-print"><a href=record>{say!(t, verification.record)}</a></p>
            </div>
        </section>
    }
    .into_any()
}

fn rows(page: &Page, executed: &Executed) -> Vec<KeyValue> {
    let t = page.locale;
    let entry = &executed.entry;
    let japanese = |text: &String| view! { <span lang="ja">{text.clone()}</span> };
    let day = |label: String, on| KeyValue::new(label, date(page.language(), on));
    let (glyph, text) = standing(t, entry.standing);
    let mut rows = vec![
        KeyValue::new(say!(t, verification.number), entry.number.clone()),
        KeyValue::new(
            say!(t, verification.agent),
            japanese(&entry.organisation_name),
        ),
        KeyValue::new(say!(t, verification.service), japanese(&entry.service_name)),
    ];
    let signed = entry.signed_on;
    rows.extend(signed.map(|on| day(say!(t, verification.signed_on), on)));
    let effective = entry.effective_from;
    rows.extend(effective.map(|on| day(say!(t, verification.effective_from), on)));
    rows.push(KeyValue::new(
        say!(t, verification.standing),
        view! { <Status glyph text /> },
    ));
    let file = say!(t, verification.sha256);
    rows.extend(digests::labelled(t, (file, &executed.digests)));
    rows
}
