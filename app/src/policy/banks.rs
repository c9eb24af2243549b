//! The banks with their standing consent: a strip for the eye, a table for every fact.

use super::standing::words::{reach, state, tint};
use crate::components::{BankCell, BankStrip, Legend, LegendItem, Status};
use crate::contracts::words::{bank_name, bank_prefectures, bank_short};
use crate::i18n::*;
use crate::page::Page;
use domain::policy::standing::Kind;
use leptos::prelude::*;
use services::policy::{ConsentingBank, PublishedPolicy};

/// Strip, legend and table.
pub fn banks(page: &Page, policy: &PublishedPolicy) -> AnyView {
    let t = page.locale;
    let banks = &policy.banks;
    let cells = banks.iter().map(|bank| cell(t, bank)).collect();
    let rows: Vec<_> = banks.iter().map(|bank| row(page, policy, bank)).collect();
    view! {
        <BankStrip label=say!(t, policy.banks_title) cells />
        <Legend items=legend(t, banks) />
        <table class="table cards section-gap">
            <thead>
                <tr>
                    <th scope="col">{say!(t, policy.bank_code)}</th>
                    <th scope="col">{say!(t, policy.bank_name)}</th>
                    <th scope="col">{say!(t, policy.prefectures)}</th>
                    <th scope="col">{say!(t, policy.consent)}</th>
                    <th scope="col">{say!(t, standing.scope)}</th>
                    <th scope="col">{say!(t, policy.consented_on)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn cell(t: Locale, bank: &ConsentingBank) -> BankCell {
    let (glyph, status) = state(t, bank.kind);
    BankCell {
        name: bank_short(t, &bank.bank),
        glyph,
        status,
        tint: tint(bank.kind),
    }
}

fn legend(t: Locale, banks: &[ConsentingBank]) -> Vec<LegendItem> {
    let item = |of: Kind| {
        let count = banks.iter().filter(|bank| bank.kind == of).count();
        let (glyph, word) = state(t, of);
        let text = say!(t, policy.count_of, word, count);
        (count > 0).then_some(LegendItem { glyph, text })
    };
    let all = [Kind::InForce, Kind::Expired, Kind::Withdrawn, Kind::None];
    all.into_iter().filter_map(item).collect()
}

fn row(page: &Page, policy: &PublishedPolicy, bank: &ConsentingBank) -> impl IntoView + use<> {
    let t = page.locale;
    let (glyph, text) = state(t, bank.kind);
    let name = bank_name(t, &bank.bank);
    let prefectures = bank_prefectures(t, &bank.bank);
    let given = bank
        .standing
        .as_ref()
        .map(|standing| standing.on.to_string());
    let empty = given.as_ref().map_or("empty", |_| "");
    let given = given.unwrap_or_else(|| say!(t, common.dash));
    let limits = bank.standing.as_ref().map_or_else(
        || say!(t, common.dash),
        |standing| reach(page, standing, policy.this.version),
    );
    let label = say!(t, policy.consented_on);
    view! {
        <tr>
            <td class="c-id">{bank.bank.code.to_string()}</td>
            <th scope="row" class="c-title nowrap">{name}</th>
            <td class="c-below">{prefectures}</td>
            <td class="c-status"><Status glyph text /></td>
            <td class=format!("c-below {empty}")>{limits}</td>
            <td class=format!("c-due nowrap {empty}") data-label=label>
                <span class="nowrap">{given}</span>
            </td>
        </tr>
    }
}
