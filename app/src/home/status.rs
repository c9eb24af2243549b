//! Whether contracts of one scope family are accepted, in words, and on a line of time where a date is known.

use super::timeline::{Picture, timeline};
use crate::components::{Glyph, KeyValue, KeyValues, Status, StatusLook};
use crate::i18n::*;
use crate::page::Page;
use crate::words;
use domain::intake::{Intake, Kind, Precision, Readiness, ScopeFamily};
use leptos::prelude::*;
use services::intake::{Announcement, FamilyStatus};

/// One scope family: status and name, the facts, and the line of time.
pub fn family(
    page: &Page,
    status: &FamilyStatus,
    announcements: &[Announcement],
) -> impl IntoView + use<> {
    let t = page.locale;
    let (glyph, text) = standing(t, status);
    let what = match status.family {
        ScopeFamily::AccountInformation => say!(t, home.account_information_note),
        ScopeFamily::Payments => say!(t, home.payments_note),
    };
    view! {
        <div class="intake">
            <div>
                <Status glyph text look=StatusLook::Big />
                <h3>{words::family(t, status.family)}</h3>
                <p class="note sub">{what}</p>
            </div>
            <KeyValues rows=facts(page, status) />
            {timeline(page, status, Picture::of_now(status, announcements))}
        </div>
    }
}

/// Shape and word of the state of a family.
pub fn standing(t: Locale, status: &FamilyStatus) -> (Glyph, String) {
    let said = status.announcement.as_ref().map(|said| said.kind);
    state(t, said, &status.intake)
}

fn is_withdrawn(status: &FamilyStatus) -> bool {
    let said = status.announcement.as_ref().map(|said| said.kind);
    said == Some(Kind::Withdrawn)
}

/// Shape and word of a state of intake after an announcement of some kind.
pub fn state(t: Locale, said: Option<Kind>, intake: &Intake) -> (Glyph, String) {
    match intake {
        Intake::Undecided { .. } if said == Some(Kind::Withdrawn) => {
            (Glyph::Out, say!(t, home.state_withdrawn))
        }
        Intake::Open { .. } => (Glyph::Now, say!(t, home.state_open)),
        Intake::Upcoming { days_left, .. } => {
            let count = *days_left;
            (Glyph::Wait, say!(t, home.state_upcoming, count))
        }
        Intake::Undecided { .. } => (Glyph::Out, say!(t, home.state_undecided)),
    }
}

fn facts(page: &Page, status: &FamilyStatus) -> Vec<KeyValue> {
    let t = page.locale;
    let day = |day| words::date(page.language(), day);
    let opens = say!(t, home.opens_on);
    match &status.intake {
        Intake::Undecided { reason } => undecided(t, reason, is_withdrawn(status)),
        Intake::Upcoming {
            opens_on,
            days_left,
            readiness,
        } => vec![
            KeyValue::new(opens, {
                let (day, count) = (day(*opens_on), *days_left);
                say!(t, home.opens_in, day, count)
            }),
            ready(page, readiness),
            closing(t),
        ],
        Intake::Open {
            opened_on,
            readiness,
        } => vec![
            KeyValue::new(opens, say!(t, home.opened, day = day(*opened_on))),
            ready(page, readiness),
            closing(t),
        ],
    }
}

/// The reason is published in Japanese, so its language is marked for readers of the other page.
fn undecided(t: Locale, reason: &str, is_withdrawn: bool) -> Vec<KeyValue> {
    let label = match is_withdrawn {
        true => say!(t, home.reason_withdrawn),
        false => say!(t, home.reason),
    };
    let reason = match reason {
        "" => view! { {say!(t, home.no_reason)} }.into_any(),
        said => view! { <span lang="ja">{said.to_owned()}</span> }.into_any(),
    };
    vec![
        KeyValue::new(label, reason),
        KeyValue::new(say!(t, home.plan), say!(t, home.plan_text)),
    ]
}

/// The published wording, and the day that the rule counts from where the wording names none.
fn ready(page: &Page, readiness: &Readiness) -> KeyValue {
    let t = page.locale;
    let day = words::date(page.language(), readiness.date());
    let counted = (readiness.precision() != Precision::Day).then(|| say!(t, home.counted_as, day));
    let english = (t == Locale::en).then(|| format!("{} ", readiness.date_en()));
    let value = view! {
        {english}
        <b lang="ja">{readiness.wording().to_owned()}</b>
        <span class="sub">{counted}</span>
    };
    KeyValue::new(say!(t, home.ready), value)
}

fn closing(t: Locale) -> KeyValue {
    KeyValue::new(say!(t, home.closing), say!(t, home.closing_none))
}
