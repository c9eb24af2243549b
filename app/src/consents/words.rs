//! Words and shapes of answers, and the sentence that says what the board still needs.

use crate::components::{BankCell, BankStrip, CellTint, Glyph, Legend, LegendItem};
use crate::contracts::words::bank_short;
use crate::i18n::*;
use domain::banks::Bank;
use domain::consents::{Answer, Consent, Progress, Way};
use leptos::prelude::*;

/// Shape and word of an answer.
pub fn answer(t: Locale, consent: &Consent) -> (Glyph, String) {
    match &consent.answer {
        Answer::Unanswered => (Glyph::Open, say!(t, consents.unanswered)),
        Answer::Consented(_) if consent.is_outdated() => {
            (Glyph::Caution, say!(t, consents.outdated))
        }
        Answer::Consented(_) if consent.withdrawal.is_some() => {
            (Glyph::Out, say!(t, consents.withdrawn))
        }
        Answer::Consented(given) if given.note.is_empty() => {
            (Glyph::Done, say!(t, consents.consented))
        }
        Answer::Consented(_) => (Glyph::Done, say!(t, consents.conditional)),
        Answer::Refused(_) => (Glyph::Refused, say!(t, consents.refused)),
    }
}

/// The strip of all banks in code order.
pub fn strip<'a>(t: Locale, rows: impl Iterator<Item = (&'a Bank, &'a Consent)>) -> AnyView {
    let cells = rows
        .map(|(bank, consent)| {
            let (glyph, status) = answer(t, consent);
            let tint = match consent.answer {
                Answer::Unanswered => CellTint::Plain,
                Answer::Consented(_) if consent.is_outdated() => CellTint::Outdated,
                Answer::Consented(_) if consent.withdrawal.is_some() => CellTint::Plain,
                Answer::Consented(_) => CellTint::Agreed,
                Answer::Refused(_) => CellTint::Refused,
            };
            BankCell {
                name: bank_short(t, bank),
                glyph,
                status,
                tint,
            }
        })
        .collect();
    view! { <BankStrip label=say!(t, consents.title) cells /> }.into_any()
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

/// What the shapes mean and how often they occur.
pub fn legend(t: Locale, progress: Progress) -> AnyView {
    let mut items = vec![
        LegendItem {
            glyph: Glyph::Done,
            text: say!(t, consents.legend_consented, count = progress.consented),
        },
        LegendItem {
            glyph: Glyph::Caution,
            text: say!(t, consents.legend_outdated, count = progress.outdated),
        },
        LegendItem {
            glyph: Glyph::Refused,
            text: say!(t, consents.legend_refused, count = progress.refused),
        },
        LegendItem {
            glyph: Glyph::Open,
            text: say!(t, consents.legend_unanswered, count = progress.unanswered),
        },
    ];
    if progress.withdrawn > 0 {
        items.push(LegendItem {
            glyph: Glyph::Out,
            text: say!(t, consents.legend_withdrawn, count = progress.withdrawn),
        });
    }
    view! { <Legend items /> }.into_any()
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
        (
            progress.consented,
            say!(t, consents.rule_consented, count = progress.consented),
        ),
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
