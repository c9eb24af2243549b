//! Every bank with its answer, in code order; on small screens one card a bank.

use super::filters::wanted;
use super::words::{state, taken_over, way};
use crate::components::Status;
use crate::contracts::words::bank_name;
use crate::i18n::*;
use crate::page::Page;
use domain::calendar::business_date;
use domain::consents::{TakenOver, Way};
use domain::ids::ContractId;
use domain::permissions::{Action, State};
use leptos::prelude::*;
use services::consents::{Board, BoardRow};

/// The table.
pub fn table(page: &Page, board: &Board) -> AnyView {
    let t = page.locale;
    let step = |action| {
        let state = State::Contract(board.state);
        board.office.is_ok() && page.op.actor.may_now(action, state)
    };
    let may = Ways {
        record: step(Action::RecordConsent),
        withdraw: step(Action::RecordWithdrawal),
    };
    let mut heads = vec![
        say!(t, consents.answer),
        say!(t, consents.answered_on),
        say!(t, consents.answered_by),
        say!(t, consents.evidence),
        say!(t, consents.note),
    ];
    if may.record || may.withdraw {
        heads.push(say!(t, consents.action));
    }
    let heads: Vec<_> = heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect();
    let wanted = wanted(page);
    let kept = board.rows.iter();
    let kept = kept.filter(|row| wanted.is_none_or(|of| row.state == of));
    let rows: Vec<_> = kept.map(|one| row(page, board, (one, may))).collect();
    if rows.is_empty() {
        return view! { <p class="sub section-gap">{say!(t, board.nobody)}</p> }.into_any();
    }
    let caption = say!(t, consents.title);
    view! {
        <table class="table cards">
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

fn row(page: &Page, board: &Board, (row, may): (&BoardRow, Ways)) -> AnyView {
    let t = page.locale;
    let (glyph, text) = state(t, row.state);
    let given = row.consent.answer.given();
    let name = bank_name(t, &row.bank);
    let contract = board.contract;
    let code = row.bank.code.to_string();
    let day = given.map(|given| given.on.to_string());
    // Nobody answered where a standing consent did; what it is stands as the evidence.
    let by = given
        .filter(|given| given.way != Way::Standing)
        .map(|given| given.by.clone());
    let remind = may
        .record
        .then(|| remind(t, (contract, row), &name))
        .flatten();
    let action = action(
        t,
        (format!("/contracts/{contract}/consents/{code}"), row),
        (may, remind),
    );
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
            {evidence(page, (contract.to_string(), row), &dash)}
            {note(t, (contract, row), &dash)}
            {action}
        </tr>
    }
    .into_any()
}

/// What can be recorded of a bank's answers: one, or that it was taken back.
#[derive(Clone, Copy)]
struct Ways {
    record: bool,
    withdraw: bool,
}

/// The way to the page on which the bank's answer is recorded, or that it was taken back, after the button that asks
/// once more.
fn action(
    t: Locale,
    (address, row): (String, &BoardRow),
    (may, remind): (Ways, Option<AnyView>),
) -> Option<AnyView> {
    let bank = bank_name(t, &row.bank);
    let is_there = row.consent.is_covered() && row.consent.withdrawal.is_none();
    let (href, label, text) = if may.withdraw && is_there {
        let label = say!(t, consents.withdrawal_for, bank);
        (
            format!("{address}/withdrawal"),
            label,
            say!(t, consents.withdrawal),
        )
    } else if may.withdraw {
        return Some(view! { <td class="c-hide"></td> }.into_any());
    } else if !may.record {
        return None;
    } else if row.consent.answer.given().is_some() {
        let label = say!(t, consents.change_for, bank);
        (address, label, say!(t, consents.change))
    } else {
        let label = say!(t, consents.record_for, bank);
        (address, label, say!(t, consents.record))
    };
    Some(
        view! {
            <td class="c-act end nowrap">
                {remind}
                " "
                <a class="button line xs" href=href aria-label=label>
                    {text}
                </a>
            </td>
        }
        .into_any(),
    )
}

/// The button that asks the bank once more, while its answer is missing.
fn remind(t: Locale, (contract, row): (ContractId, &BoardRow), name: &str) -> Option<AnyView> {
    let label = say!(t, consents.remind_for, bank = name.to_owned());
    let action = format!("/contracts/{contract}/consents/{}/ask", row.bank.code);
    (row.consent.is_missing() && row.can_be_asked).then(|| {
        view! {
            <form method="post" action=action class="inline">
                <button class="button line xs" aria-label=label>
                    {say!(t, consents.remind)}
                </button>
            </form>
        }
        .into_any()
    })
}

/// How the bank answered, and what proves it.
fn evidence(page: &Page, (contract, row): (String, &BoardRow), dash: &str) -> AnyView {
    let t = page.locale;
    let Some(given) = row.consent.answer.given() else {
        return match asked(t, row) {
            Some(text) => view! { <td class="c-below sub">{text}</td> }.into_any(),
            None => view! { <td class="c-below empty">{dash.to_owned()}</td> }.into_any(),
        };
    };
    let link = row.document.map(|document| {
        let href = format!("/contracts/{contract}/documents/{document}");
        view! { <a href=href>{say!(t, consents.see_file)}</a> }
    });
    if let Some(taken) = TakenOver::read(given) {
        return view! { <td class="c-below">{taken_over(page, &taken)}</td> }.into_any();
    }
    let how = way(t, given.way);
    view! { <td class="c-below">{how} " " {given.evidence.clone()} " " {link}</td> }.into_any()
}

/// How far the bank was asked by mail.
fn asked(t: Locale, row: &BoardRow) -> Option<AnyView> {
    if !row.can_be_asked {
        return Some(say!(t, consents.no_address).into_any());
    }
    let at = business_date(row.asked.last_at?).to_string();
    let words = match row.asked.reminders {
        0 => view! { <span class="nowrap">{say!(t, board.asked_on, at)}</span> }.into_any(),
        count => view! {
            <span class="nowrap">{say!(t, board.reminded, count)}</span>
            " "
            <span class="nowrap">{say!(t, board.last, at)}</span>
        }
        .into_any(),
    };
    Some(words)
}

/// Conditions or reason, and to which draft where that is not the one that counts.
fn note(t: Locale, (contract, row): (ContractId, &BoardRow), dash: &str) -> AnyView {
    let given = row.consent.answer.given();
    let words = given.map(|given| given.note.clone()).unwrap_or_default();
    let outdated = given.filter(|_| row.consent.is_outdated()).map(|given| {
        let number = given.draft;
        let needed = row.consent.holds_from;
        view! {
            <strong>{say!(t, consents.given_to, number)}</strong>
            <br />
            <small>{say!(t, consents.ask_again, number = needed)}</small>
        }
    });
    let withdrawn = row.consent.withdrawal.as_ref().map(|withdrawal| {
        let day = withdrawal.from.to_string();
        let file = row.withdrawal_document.map(|document| {
            let href = format!("/contracts/{contract}/documents/{document}");
            view! { <a href=href>{say!(t, consents.see_file)}</a> }
        });
        view! {
            <strong class="nowrap">{say!(t, consents.withdrawn_from, day)}</strong>
            " "
            <span class="lines">{withdrawal.reason.clone()}</span>
            " "
            <small>{withdrawal.by.clone()} " " {withdrawal.evidence.clone()} " " {file}</small>
        }
    });
    if words.is_empty() && outdated.is_none() && withdrawn.is_none() {
        return view! { <td class="c-below empty">{dash.to_owned()}</td> }.into_any();
    }
    view! { <td class="c-below">{words} " " {outdated} {withdrawn}</td> }.into_any()
}
