//! Shapes and words of suspensions, and who did what.

use crate::components::{Glyph, KeyValue};
use crate::i18n::*;
use crate::page::Page;
use crate::words::date_time;
use domain::suspensions::{Hand, Suspension, SuspensionState};
use leptos::prelude::*;

/// Shape and word of a state, as the Federation says it.
pub fn state(t: Locale, state: SuspensionState) -> (Glyph, String) {
    match state {
        SuspensionState::Requested => (Glyph::Act, say!(t, suspensions.s_requested)),
        SuspensionState::InForce => (Glyph::Caution, say!(t, suspensions.s_in_force)),
        SuspensionState::Declined => (Glyph::Out, say!(t, suspensions.s_declined)),
        SuspensionState::Lifted => (Glyph::Done, say!(t, suspensions.s_lifted)),
    }
}

/// Who asked, who decided and who lifted it, with their words.
pub fn history(page: &Page, suspension: &Suspension) -> Vec<KeyValue> {
    let t = page.locale;
    let mut rows = vec![
        KeyValue::new(
            say!(t, suspensions.requested),
            who(page, &suspension.requested),
        ),
        KeyValue::new(say!(t, suspensions.reason), words(&suspension.requested)),
    ];
    let steps = [
        (
            &suspension.decided,
            say!(t, suspensions.decided),
            say!(t, suspensions.decision),
        ),
        (
            &suspension.lifted,
            say!(t, suspensions.lifted),
            say!(t, suspensions.lift_reason),
        ),
    ];
    for (hand, by, why) in steps {
        let Some(hand) = hand else { continue };
        rows.push(KeyValue::new(by, who(page, hand)));
        if !hand.words.is_empty() {
            rows.push(KeyValue::new(why, words(hand)));
        }
    }
    rows
}

fn who(page: &Page, hand: &Hand) -> String {
    let at = date_time(page.language(), hand.at);
    say!(page.locale, suspensions.who, at, by = hand.name.clone())
}

fn words(hand: &Hand) -> AnyView {
    view! { <span class="lines">{hand.words.clone()}</span> }.into_any()
}
