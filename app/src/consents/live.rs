//! The agents that connect to a bank, with the way to ask that one of them does not for the time being.

use super::bank::{names, table};
use crate::components::{Glyph, Status};
use crate::i18n::*;
use crate::page::Page;
use domain::clients::ClientState;
use domain::contracts::ContractState;
use domain::permissions::Action;
use domain::suspensions::SuspensionState;
use leptos::prelude::*;
use services::consents::of_bank::BankCase;

/// The agents under contracts that cover the bank today.
pub fn live_table(page: &Page, cases: &[&BankCase]) -> Option<AnyView> {
    let t = page.locale;
    let heads = vec![
        say!(t, contracts.organisation),
        say!(t, contracts.service),
        say!(t, bank.connection),
        say!(t, bank.clients),
        say!(t, bank.since),
        say!(t, contracts.number),
        say!(t, consents.action),
    ];
    let rows = cases.iter().map(|case| row(page, case)).collect();
    table(say!(t, bank.live), heads, rows)
}

fn row(page: &Page, case: &BankCase) -> AnyView {
    let t = page.locale;
    let (glyph, text) = connection(t, case);
    let number = case.number.clone().unwrap_or_default();
    let since = case.effective_from.map(|day| day.to_string());
    let register = format!("/register-of-agents/{number}");
    view! {
        <tr>
            {names(case)}
            <td class="c-status"><Status glyph text /> {last(t, case)}</td>
            <td class="c-below" data-label=say!(t, bank.clients)>{clients(t, &case.clients)}</td>
            <td class="c-below nowrap" data-label=say!(t, bank.since)>{since}</td>
            <td class="c-aside nowrap"><a href=register>{number}</a></td>
            <td class="c-act end">{way(page, case)}</td>
        </tr>
    }
    .into_any()
}

/// Whether the agent reaches the bank, and what stands in its way if not.
fn connection(t: Locale, case: &BankCase) -> (Glyph, String) {
    let suspension = case.suspension.as_ref().map(|one| one.state);
    match (suspension, case.state) {
        (Some(SuspensionState::InForce), _) => (Glyph::Caution, say!(t, bank.l_suspended)),
        (_, ContractState::Suspended) => (Glyph::Caution, say!(t, bank.l_contract)),
        _ if !case.clients.contains(&ClientState::Active) => (Glyph::Open, say!(t, bank.l_before)),
        _ => (Glyph::Done, say!(t, bank.l_open)),
    }
}

/// What became of the bank's last request, unless it is in force, which the connection says.
fn last(t: Locale, case: &BankCase) -> Option<AnyView> {
    let of = case.suspension.as_ref()?.state;
    let text = match of {
        SuspensionState::InForce => return None,
        SuspensionState::Requested => say!(t, suspensions.request_done),
        SuspensionState::Declined => say!(t, bank.r_declined),
        SuspensionState::Lifted => say!(t, bank.r_lifted),
    };
    Some(view! { <small>{text}</small> }.into_any())
}

/// How many clients there are in each state; those that ended for ever are nobody's business any more.
fn clients(t: Locale, clients: &[ClientState]) -> String {
    let count = |of: ClientState| clients.iter().filter(|one| **one == of).count();
    let words = [
        (count(ClientState::Active), ClientState::Active),
        (count(ClientState::Requested), ClientState::Requested),
        (count(ClientState::Suspended), ClientState::Suspended),
    ];
    let words: Vec<_> = words
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .filter_map(|(count, of)| match of {
            ClientState::Active => Some(say!(t, bank.c_active, count)),
            ClientState::Requested => Some(say!(t, bank.c_requested, count)),
            ClientState::Suspended => Some(say!(t, bank.c_suspended, count)),
            ClientState::Revoked => None,
        })
        .collect();
    match words.is_empty() {
        true => say!(t, bank.c_none),
        false => words.join(match t {
            Locale::ja => "、",
            Locale::en => ", ",
        }),
    }
}

fn way(page: &Page, case: &BankCase) -> Option<AnyView> {
    let t = page.locale;
    let may = page.op.actor.may(Action::RequestSuspension) && case.may_be_suspended();
    let href = format!("/bank/contracts/{}/suspension", case.contract);
    let label = say!(
        t,
        suspensions.request_for,
        organisation = case.organisation_name.clone()
    );
    may.then(|| {
        view! {
            <a class="button line xs" href=href aria-label=label>{say!(t, suspensions.request)}</a>
        }
        .into_any()
    })
}
