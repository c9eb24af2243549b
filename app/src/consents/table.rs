//! Every bank with its answer, in code order; on small screens one card a bank.

use super::words::answer;
use crate::components::Status;
use crate::contracts::words::bank_name;
use crate::i18n::*;
use crate::page::Page;
use domain::consents::Given;
use domain::permissions::Action;
use leptos::prelude::*;
use services::consents::{Board, BoardRow};

/// The table.
pub fn table(page: &Page, board: &Board) -> AnyView {
    let t = page.locale;
    let may = board.is_open && board.office.is_ok() && page.op.actor.may(Action::RecordConsent);
    let mut heads = vec![
        say!(t, consents.answer),
        say!(t, consents.answered_on),
        say!(t, consents.answered_by),
        say!(t, consents.evidence),
    ];
    if may {
        heads.push(say!(t, consents.action));
    }
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect();
    let rows: Vec<_> = board
        .rows
        .iter()
        .map(|one| row(t, board, (one, may)))
        .collect();
    let caption = say!(t, consents.title);
    view! {
        <table class="table cards section-gap">
            <caption class="vh">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col" colspan="2">{say!(t, consents.bank)}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(t: Locale, board: &Board, (row, may): (&BoardRow, bool)) -> AnyView {
    let (glyph, text) = answer(t, &row.answer);
    let given = row.answer.given();
    let name = bank_name(t, &row.bank);
    let contract = board.contract;
    let code = row.bank.code.to_string();
    let day = given.map(|given| given.on.to_string());
    let by = given.map(|given| by(t, given));
    let action = may.then(|| {
        let href = format!("/contracts/{contract}/consents/{code}");
        let bank = name.clone();
        let (label, text) = if given.is_some() {
            (say!(t, consents.change_for, bank), say!(t, consents.change))
        } else {
            (say!(t, consents.record_for, bank), say!(t, consents.record))
        };
        view! {
            <td class="c-act end">
                <a class="button line xs" href=href aria-label=label>
                    {text}
                </a>
            </td>
        }
    });
    let dash = say!(t, common.dash);
    let class = |base: &str, value: &Option<String>| match value {
        Some(_) => base.to_owned(),
        None => format!("{base} empty"),
    };
    let (day_class, by_class) = (class("c-due nowrap", &day), class("c-second", &by));
    view! {
        <tr>
            <td class="c-id sub">{row.bank.code.to_string()}</td>
            <th scope="row" class="c-title nowrap">{name}</th>
            <td class="c-status nowrap"><Status glyph text /></td>
            <td class=day_class>{day.unwrap_or_else(|| dash.clone())}</td>
            <td class=by_class>{by.unwrap_or_else(|| dash.clone())}</td>
            {evidence(t, (contract.to_string(), row), dash)}
            {action}
        </tr>
    }
    .into_any()
}

/// A standing consent is stored in Japanese; other readers get its meaning.
fn by(t: Locale, given: &Given) -> String {
    if given.standing {
        let by = given.by.clone();
        say!(t, consents.standing_by, by)
    } else {
        given.by.clone()
    }
}

fn evidence(t: Locale, (contract, row): (String, &BoardRow), dash: String) -> AnyView {
    let words = row
        .answer
        .given()
        .map(|given| given.evidence.clone())
        .filter(|text| !text.is_empty());
    let link = row.document.map(|document| {
        let href = format!("/contracts/{contract}/documents/{document}");
        view! { <a href=href>{say!(t, consents.see_file)}</a> }
    });
    if words.is_none() && link.is_none() {
        return view! { <td class="c-below empty">{dash}</td> }.into_any();
    }
    view! { <td class="c-below">{words} " " {link}</td> }.into_any()
}
