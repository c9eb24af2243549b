//! What became of a contract, day by day.

use crate::components::{Glyph, Status};
use crate::contracts::life::kind;
use crate::contracts::words::bank_name;
use crate::i18n::*;
use crate::page::Page;
use crate::words::date;
use chrono::NaiveDate;
use leptos::prelude::*;
use services::register::Record;

/// From the signature on; a day that is still to come stands there too.
pub fn section(page: &Page, record: &Record) -> AnyView {
    let t = page.locale;
    let rows: Vec<_> = lines(t, record)
        .into_iter()
        .map(|(day, (glyph, text))| {
            view! {
                <tr>
                    <td class="c-title nowrap">
                        <time datetime=day.to_string()>{date(page.language(), day)}</time>
                    </td>
                    <td class="c-status"><Status glyph text /></td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="section" id="history">
            <h2>{say!(t, register.history)}</h2>
            <table class="table cards section-gap">
                <caption class="vh">{say!(t, register.history)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say!(t, register.history_day)}</th>
                        <th scope="col">{say!(t, register.history_what)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

type Line = (NaiveDate, (Glyph, String));

fn lines(t: Locale, record: &Record) -> Vec<Line> {
    let signed = record
        .entry
        .signed_on
        .map(|day| (day, (Glyph::Done, say!(t, register.h_signed))));
    let effective = record
        .entry
        .effective_from
        .map(|day| (day, (Glyph::Done, say!(t, register.h_effective))));
    let steps = record.history.iter().map(|(of, day)| (*day, kind(t, *of)));
    let ends = record
        .ends_on
        .map(|day| (day, (Glyph::Wait, say!(t, contracts.ends_on))));
    let uncovered = record.coverage.iter().filter_map(|row| {
        let bank = bank_name(t, &row.bank);
        let text = say!(t, register.h_uncovered, bank);
        Some((row.withdrawn_from?, (Glyph::Out, text)))
    });
    let at_banks = record.at_banks.iter().map(|one| {
        let bank = bank_name(t, &one.bank);
        let told = match one.resumed {
            true => (Glyph::Done, say!(t, register.h_bank_resumed, bank)),
            false => (Glyph::Caution, say!(t, register.h_bank_suspended, bank)),
        };
        (one.on(), told)
    });
    let mut lines: Vec<Line> = signed
        .into_iter()
        .chain(effective)
        .chain(steps)
        .chain(uncovered)
        .chain(at_banks)
        .chain(ends)
        .collect();
    // The order of one day's steps is kept.
    lines.sort_by_key(|(day, _)| *day);
    lines
}
