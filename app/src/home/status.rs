//! Whether contracts of one scope family are accepted, in words, and on a line of time where a date is known.

use super::timeline::timeline;
use crate::components::{Glyph, KeyValue, KeyValues, Status, StatusLook};
use crate::i18n::*;
use crate::page::Page;
use crate::words;
use domain::intake::{Intake, Precision, Readiness, ScopeFamily};
use leptos::prelude::*;
use services::intake::FamilyStatus;

/// One scope family: status and name, the facts, and the line of time.
pub fn family(page: &Page, status: &FamilyStatus) -> impl IntoView + use<> {
    let t = page.locale;
    let (glyph, text) = state(t, &status.intake);
    let what = match status.family {
        ScopeFamily::AccountInformation => td_string!(t, home.account_information_note).to_string(),
        ScopeFamily::Payments => td_string!(t, home.payments_note).to_string(),
    };
    view! {
        <div class="intake">
            <div>
                <Status glyph text look=StatusLook::Big />
                <h3>{words::family(t, status.family)}</h3>
                <p class="note sub">{what}</p>
            </div>
            <KeyValues rows=facts(page, &status.intake) />
            {timeline(page, status)}
        </div>
    }
}

/// Shape and word of a state of intake.
pub fn state(t: Locale, intake: &Intake) -> (Glyph, String) {
    match intake {
        Intake::Open { .. } => (Glyph::Now, td_string!(t, home.state_open).to_string()),
        Intake::Upcoming { days_left, .. } => {
            let count = *days_left;
            (
                Glyph::Wait,
                td_string!(t, home.state_upcoming, count).to_string(),
            )
        }
        Intake::Undecided { .. } => (Glyph::Out, td_string!(t, home.state_undecided).to_string()),
    }
}

fn facts(page: &Page, intake: &Intake) -> Vec<KeyValue> {
    let t = page.locale;
    let day = |day| words::date(page.language(), day);
    let opens = td_string!(t, home.opens_on).to_string();
    match intake {
        Intake::Undecided { reason } => undecided(t, reason),
        Intake::Upcoming {
            opens_on,
            days_left,
            readiness,
        } => vec![
            KeyValue::new(opens, {
                let (day, count) = (day(*opens_on), *days_left);
                td_string!(t, home.opens_in, day, count).to_string()
            }),
            ready(page, readiness),
            closing(t),
        ],
        Intake::Open {
            opened_on,
            readiness,
        } => vec![
            KeyValue::new(
                opens,
                td_string!(t, home.opened, day = day(*opened_on)).to_string(),
            ),
            ready(page, readiness),
            closing(t),
        ],
    }
}

/// The reason is published in Japanese, so its language is marked for readers of the other page.
fn undecided(t: Locale, reason: &str) -> Vec<KeyValue> {
    let reason = match reason {
        "" => view! { {td_string!(t, home.no_reason).to_string()} }.into_any(),
        said => view! { <span lang="ja">{said.to_owned()}</span> }.into_any(),
    };
    vec![
        KeyValue::new(td_string!(t, home.reason).to_string(), reason),
        KeyValue::new(
            td_string!(t, home.plan).to_string(),
            td_string!(t, home.plan_text).to_string(),
        ),
    ]
}

/// The published wording, and the day that the rule counts from where the wording names none.
fn ready(page: &Page, readiness: &Readiness) -> KeyValue {
    let t = page.locale;
    let day = words::date(page.language(), readiness.date());
    let counted = (readiness.precision() != Precision::Day)
        .then(|| td_string!(t, home.counted_as, day).to_string());
    let english = (t == Locale::en).then(|| format!("{} ", readiness.date_en()));
    let value = view! {
        {english}
        <b lang="ja">{readiness.wording().to_owned()}</b>
        <span class="sub">{counted}</span>
    };
    KeyValue::new(td_string!(t, home.ready).to_string(), value)
}

fn closing(t: Locale) -> KeyValue {
    KeyValue::new(
        td_string!(t, home.closing).to_string(),
        td_string!(t, home.closing_none).to_string(),
    )
}
