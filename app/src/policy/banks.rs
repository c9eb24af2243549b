//! The banks with their standing consent: a strip for the eye, a table for every fact.

use crate::components::{BankCell, BankStrip, CellTint, Glyph, Legend, LegendItem, Status};
use crate::contracts::words::bank_short;
use crate::i18n::*;
use crate::page::Page;
use domain::accounts::Language;
use leptos::prelude::*;
use services::policy::ConsentingBank;

/// Strip, legend and table.
pub fn banks(page: &Page, banks: Vec<ConsentingBank>) -> AnyView {
    let t = page.locale;
    let cells = banks.iter().map(|bank| cell(t, bank)).collect();
    let rows: Vec<_> = banks.iter().map(|bank| row(page, bank)).collect();
    view! {
        <BankStrip label=say!(t, policy.banks_title) cells />
        <Legend items=legend(t, &banks) />
        <table class="table cards section-gap">
            <thead>
                <tr>
                    <th scope="col">{say!(t, policy.bank_code)}</th>
                    <th scope="col">{say!(t, policy.bank_name)}</th>
                    <th scope="col">{say!(t, policy.prefectures)}</th>
                    <th scope="col">{say!(t, policy.consent)}</th>
                    <th scope="col">{say!(t, policy.consented_on)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn state(t: Locale, bank: &ConsentingBank) -> (Glyph, String) {
    match bank.consented_on {
        Some(_) => (Glyph::Done, say!(t, policy.consented)),
        None => (Glyph::Open, say!(t, policy.not_consented)),
    }
}

fn cell(t: Locale, bank: &ConsentingBank) -> BankCell {
    let (glyph, status) = state(t, bank);
    let tint = if bank.consented_on.is_some() {
        CellTint::Agreed
    } else {
        CellTint::Plain
    };
    BankCell {
        name: bank_short(t, &bank.bank),
        glyph,
        status,
        tint,
    }
}

fn legend(t: Locale, banks: &[ConsentingBank]) -> Vec<LegendItem> {
    let agreed = banks
        .iter()
        .filter(|bank| bank.consented_on.is_some())
        .count();
    let open = banks.len() - agreed;
    let agreed_words = say!(t, policy.consented_count, count = agreed);
    let mut items = vec![LegendItem {
        glyph: Glyph::Done,
        text: agreed_words,
    }];
    if open > 0 {
        let text = say!(t, policy.open_count, count = open);
        items.push(LegendItem {
            glyph: Glyph::Open,
            text,
        });
    }
    items
}

fn row(page: &Page, bank: &ConsentingBank) -> impl IntoView + use<> {
    let t = page.locale;
    let (glyph, text) = state(t, bank);
    let name = match page.language() {
        Language::Ja => bank.bank.name.clone(),
        Language::En => bank.bank.name_en.clone(),
    };
    let prefectures = bank.bank.prefectures.join("・");
    let given = bank.consented_on.map(|day| day.to_string());
    let empty = given.is_none().then_some("empty");
    let given = given.unwrap_or_else(|| say!(t, common.dash));
    let label = say!(t, policy.consented_on);
    view! {
        <tr>
            <td class="c-id">{bank.bank.code.to_string()}</td>
            <th scope="row" class="c-title">{name}</th>
            <td class="c-below" lang="ja">{prefectures}</td>
            <td class="c-status"><Status glyph text /></td>
            <td class=format!("c-due nowrap {}", empty.unwrap_or_default()) data-label=label>{given}</td>
        </tr>
    }
}
