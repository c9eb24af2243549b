//! Words and shapes of answers, and the sentence that says what the board still needs.

use crate::components::{BankCell, BankStrip, CellTint, Glyph};
use crate::contracts::words::bank_short;
use crate::i18n::*;
use crate::page::Page;
use crate::policy::standing::words::scope;
use chrono::NaiveDate;
use domain::banks::Bank;
use domain::consents::{Consent, Progress, Reach, RowState, TakenOver, Way};
use leptos::prelude::*;

/// Shape and word of where a bank stands, as the Federation says it.
pub fn state(t: Locale, state: RowState) -> (Glyph, String) {
    match state {
        RowState::NotAsked => (Glyph::Open, say!(t, board.s_not_asked)),
        RowState::Asked => (Glyph::Wait, say!(t, board.s_asked)),
        RowState::Opened => (Glyph::Half, say!(t, board.s_opened)),
        RowState::Standing => (Glyph::Done, say!(t, consents.consented_standing)),
        RowState::Consented => (Glyph::Done, say!(t, consents.consented)),
        RowState::Conditional => (Glyph::Done, say!(t, consents.conditional)),
        RowState::Refused => (Glyph::Refused, say!(t, consents.refused)),
        RowState::Outdated => (Glyph::Caution, say!(t, consents.outdated)),
        RowState::Withdrawn => (Glyph::Out, say!(t, consents.withdrawn)),
    }
}

/// The same for the bank itself, which knows what it was mailed.
pub fn answer(t: Locale, consent: &Consent, today: NaiveDate) -> (Glyph, String) {
    match consent.state(Reach::NotAsked, today) {
        RowState::NotAsked => (Glyph::Open, say!(t, consents.unanswered)),
        other => state(t, other),
    }
}

/// The strip of all banks in code order.
pub fn strip<'a>(t: Locale, row: impl Iterator<Item = (&'a Bank, RowState)>) -> AnyView {
    let cells = row
        .map(|(bank, of)| {
            let (glyph, status) = state(t, of);
            BankCell {
                name: bank_short(t, bank),
                glyph,
                status,
                tint: tint(of),
            }
        })
        .collect();
    view! { <BankStrip label=say!(t, consents.title) cells /> }.into_any()
}

/// Only answers have a tint.
pub fn tint(state: RowState) -> CellTint {
    match state {
        RowState::Standing | RowState::Consented | RowState::Conditional => CellTint::Agreed,
        RowState::Refused => CellTint::Refused,
        RowState::Outdated => CellTint::Outdated,
        RowState::NotAsked | RowState::Asked | RowState::Opened | RowState::Withdrawn => {
            CellTint::Plain
        }
    }
}

/// How an answer was given.
pub fn way(t: Locale, way: Way) -> String {
    match way {
        Way::Standing => say!(t, consents.standing),
        Way::InPerson => say!(t, consents.in_person),
        Way::Link => say!(t, consents.by_link),
        Way::Letter => say!(t, consents.by_letter),
    }
}

/// What was taken over from the bank's standing consent, in the reader's language.
pub fn taken_over(page: &Page, taken: &TakenOver) -> String {
    let (t, number) = (page.locale, taken.in_force);
    let words = match taken.version == number {
        true => say!(t, consents.standing_by, number),
        false => say!(t, consents.standing_carried, before = taken.version, number),
    };
    // U+2060, WORD JOINER: a version is not torn apart at the end of a line.
    let words = words.replace('第', "第\u{2060}");
    match taken.scope.is_limited() {
        true => format!("{words} {}", scope(page, &taken.scope)),
        false => words,
    }
}

/// The rule and the counts, each clause a span that is not broken.
pub fn rule(t: Locale, progress: Progress) -> AnyView {
    let count = progress.banks;
    let rule = if progress.unanswered + progress.outdated > 0 {
        say!(t, consents.rule_open, count)
    } else {
        say!(t, consents.rule_settled, count)
    };
    let counts = [
        (progress.consented, consented(t, progress)),
        (
            progress.outdated,
            say!(t, consents.rule_outdated, count = progress.outdated),
        ),
        (
            progress.refused,
            say!(t, consents.rule_refused, count = progress.refused),
        ),
        (
            progress.withdrawn,
            say!(t, consents.rule_withdrawn, count = progress.withdrawn),
        ),
        (
            progress.unanswered,
            say!(t, consents.rule_unanswered, count = progress.unanswered),
        ),
    ];
    let said: Vec<String> = counts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, words)| words)
        .collect();
    let last = said.len().saturating_sub(1);
    let clauses: Vec<_> = said
        .into_iter()
        .enumerate()
        .map(|(place, words)| {
            let end = if place == last {
                say!(t, consents.stop)
            } else {
                say!(t, consents.comma)
            };
            // The blank after an English comma would be lost at the end of an inline block.
            let gap = (place != last && end.ends_with(' ')).then_some(" ");
            view! { <span>{format!("{words}{}", end.trim_end())}</span> {gap} }
        })
        .collect();
    let gap = rule.ends_with(' ').then_some(" ");
    view! { <p class="rule"><span>{rule.trim_end().to_owned()}</span> {gap} {clauses}</p> }
        .into_any()
}

/// The consenting banks, and how many of them made conditions.
fn consented(t: Locale, progress: Progress) -> String {
    let mut words = say!(t, consents.rule_consented, count = progress.consented);
    if progress.conditional > 0 {
        let count = progress.conditional;
        words.push_str(&say!(t, board.rule_conditional, count));
    }
    words
}
