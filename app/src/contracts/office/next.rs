//! What the Federation does next with a contract: the form, the link, or whom everybody waits for.

use super::{Shown, Typed};
use crate::components::{ButtonKind, ButtonLink};
use crate::contracts::draw_up::{draw_up_form, proposed};
use crate::contracts::life;
use crate::contracts::sign_form::{Signing, sign_form};
use crate::contracts::signing::parts;
use crate::i18n::*;
use crate::page::Page;
use crate::words::{date, denial};
use domain::contracts::{Check, ContractState, Party};
use domain::permissions::{Action, Denial, State};
use leptos::prelude::*;
use services::contracts::{Contract, Link, SignForm};
use services::organisations::show::Agent;

/// Nobody looks at a sheet of their own company's.
const OWN: Result<(), Denial> = Err(Denial::OwnOrganisation);

/// The one thing that can be done now, or whom everybody waits for.
pub fn next((page, (contract, agent), typed): Shown<'_>) -> AnyView {
    if let Some(reason) = barred(page, contract) {
        return view! { <p>{reason}</p> }.into_any();
    }
    match contract.state {
        ContractState::AwaitingConsents => before_text((page, (contract, agent), typed)),
        ContractState::AwaitingAgentSignature => waiting_for_agent(page, contract),
        ContractState::AwaitingFederationSignature => for_federation(page, contract, typed),
        ContractState::Abandoned => {
            view! { <p>{say!(page.locale, signing.abandoned_note)}</p> }.into_any()
        }
        ContractState::Concluded | ContractState::Suspended | ContractState::Ended => {
            signed(page, contract)
        }
    }
}

/// Where a signed contract stands, and what can be done about it.
fn signed(page: &Page, contract: &Contract) -> AnyView {
    let t = page.locale;
    let number = contract.number.clone().unwrap_or_default();
    let may = |action| {
        page.op
            .actor
            .may_now(action, State::Contract(contract.state))
    };
    let begun = !contract.links.waits();
    let way = |action, (end, text): (&str, String), kind| {
        let href = format!("/contracts/{}/{end}", contract.id);
        (begun && may(action)).then(|| view! { <ButtonLink kind href text /> })
    };
    let resume = ("resume", say!(t, contracts.resume));
    let suspend = ("suspend", say!(t, contracts.suspend));
    let end = ("end", say!(t, contracts.end));
    let amend = may_amend(page, contract).then(|| {
        let amend = ("amend", say!(t, amendments.amend));
        way(Action::AmendContract, amend, ButtonKind::default())
    });
    view! {
        <p>{life::standing(page, contract)}</p>
        <div class="buttons column">
            {way(Action::ResumeContract, resume, ButtonKind::Solid)}
            <ButtonLink
                href=format!("/register-of-agents/{number}")
                text=say!(t, contracts.register)
            />
            {amend}
            {way(Action::SuspendContract, suspend, ButtonKind::Danger)}
            {way(Action::EndContract, end, ButtonKind::Danger)}
        </div>
    }
    .into_any()
}

/// Whether another amendment can begin.
fn may_amend(page: &Page, contract: &Contract) -> bool {
    let is_under_way = |link: &Link| link.state != ContractState::Ended;
    let has_one = contract.links.amended_by.as_ref().is_some_and(is_under_way);
    let life = contract.life.as_ref();
    let begun = life.is_some_and(|one| one.from <= page.op.today() && one.ends_on.is_none());
    begun && !has_one && !contract.links.waits()
}

/// Why the next step, which is the role's, is somebody else's. While the Federation's signature is awaited, others than
/// the signer still have something to do.
fn barred(page: &Page, contract: &Contract) -> Option<String> {
    let step = match contract.state {
        ContractState::AwaitingConsents => Action::DrawUp,
        ContractState::AwaitingAgentSignature => Action::TakeBack,
        _ => return None,
    };
    let reason = contract.office.err().filter(|_| page.op.actor.may(step))?;
    Some(why_not(page, reason))
}

fn why_not(page: &Page, reason: Denial) -> String {
    match reason {
        Denial::OwnProposal => say!(page.locale, contracts.other_signs),
        other => denial(page.locale, other),
    }
}

/// What the contract still needs, and the form once nothing is missing.
fn before_text((page, (contract, agent), typed): Shown<'_>) -> AnyView {
    let t = page.locale;
    let may = page.op.actor.may(Action::DrawUp);
    let lacks = |check: Check| {
        contract
            .checks
            .iter()
            .any(|one| one.0 == check && one.1.is_some())
    };
    let form = if !may {
        view! { <p>{say!(t, contracts.draw_up_officer)}</p> }.into_any()
    } else if contract.checks.iter().all(|(_, missing)| missing.is_none()) {
        let form = typed.draw_up.clone();
        let form = form.unwrap_or_else(|| proposed(contract));
        draw_up_form(page, contract, (&form, &typed.problems))
    } else if lacks(Check::Registration) {
        unverified(t, (contract, agent))
    } else {
        String::new().into_any()
    };
    let abandon = page.op.actor.may(Action::EndNegotiation).then(|| {
        let href = format!("/contracts/{}/abandon", contract.id);
        view! { <p><a href=href>{say!(t, signing.abandon)}</a></p> }
    });
    view! {
        {parts::came_back(page, contract)}
        {parts::checks(page, contract)}
        {form}
        {abandon}
    }
    .into_any()
}

/// The registration is verified on the case, where both sides see it.
fn unverified(t: Locale, (contract, agent): (&Contract, &Agent)) -> AnyView {
    let lead = say!(t, contracts.draw_up_unverified);
    if agent.organisation.registration.is_none() {
        let none = say!(t, contracts.verify_none);
        return view! { <p>{lead}</p> <p class="strong">{none}</p> }.into_any();
    }
    let (case, id) = (contract.application, contract.id);
    let href = format!("/cases/{case}/registration?contract={id}");
    let text = say!(t, contracts.verify);
    view! {
        <p>{lead}</p>
        <div class="buttons"><ButtonLink kind=ButtonKind::Solid href text /></div>
    }
    .into_any()
}

fn waiting_for_agent(page: &Page, contract: &Contract) -> AnyView {
    let t = page.locale;
    let organisation = contract.organisation_name.clone();
    let hidden = contract.pdf.is_none() && page.op.actor.may(Action::SignForFederation);
    // A sheet that was recorded waits for a second look, not for the agent.
    let waits = parts::waiting_sheet(contract).is_some();
    let text = (!waits).then(|| match hidden {
        true => say!(t, signing.turn_agent),
        false => say!(t, contracts.waiting_agent, organisation),
    });
    view! {
        {text.map(|text| view! { <p>{text}</p> })}
        {parts::deadline(page, contract, false)}
        {named(page, contract, Party::Agent)}
        {sheet(page, contract)}
        {actions(page, contract)}
        {parts::checks(page, contract)}
    }
    .into_any()
}

/// What an officer can do while a signature is awaited.
fn actions(page: &Page, contract: &Contract) -> AnyView {
    let t = page.locale;
    let id = contract.id;
    let nobody_signed = contract.signatures.is_empty();
    let is_agents = contract.state == ContractState::AwaitingAgentSignature;
    let waits = parts::waiting_sheet(contract).is_some();
    let may = |action| page.op.actor.may(action);
    let paper = (is_agents && !waits && may(Action::RecordAgentPaper)).then(|| {
        let href = format!("/contracts/{id}/paper");
        view! { <ButtonLink href text=say!(t, contracts.paper_agent) /> }
    });
    let back = (nobody_signed && may(Action::TakeBack)).then(|| {
        let href = format!("/contracts/{id}/take-back");
        view! { <ButtonLink kind=ButtonKind::Danger href text=say!(t, contracts.take_back) /> }
    });
    view! { <div class="buttons column">{paper} {back}</div> }.into_any()
}

/// Who is named to sign for the agent; the agent decides that.
fn named(page: &Page, contract: &Contract, party: Party) -> Option<AnyView> {
    let one = parts::named(contract, party)?;
    let day = date(page.language(), one.until);
    let text = say!(page.locale, signing.named, name = one.name.clone(), day);
    Some(view! { <p>{text}</p> }.into_any())
}

/// A sheet that waits for a second look, with the way there for those who may.
fn sheet(page: &Page, contract: &Contract) -> Option<AnyView> {
    let t = page.locale;
    let sheet = parts::waiting_sheet(contract)?;
    let me = page.op.actor.identity();
    let is_own = me.is_some_and(|me| sheet.require_other(me.person).is_err());
    let may = page.op.actor.may(Action::ConfirmPaper) && contract.office != OWN;
    let way = (may && !is_own).then(|| {
        let href = format!("/contracts/{}/paper/confirm", contract.id);
        view! {
            <div class="buttons column">
                <ButtonLink kind=ButtonKind::Solid href text=say!(t, signing.confirm) />
            </div>
        }
    });
    let text = match is_own {
        true => say!(t, signing.sheet_own),
        false => say!(t, signing.sheet_waits),
    };
    Some(view! { <p class="callout">{text}</p> {way} }.into_any())
}

fn for_federation(page: &Page, contract: &Contract, typed: &Typed) -> AnyView {
    let t = page.locale;
    let is_first = contract.order.first() == Party::Federation;
    let text = match is_first {
        true => say!(t, signing.waiting_federation_first),
        false => say!(t, contracts.waiting_federation),
    };
    let waits = parts::waiting_sheet(contract).is_some();
    let signer = page.op.actor.may(Action::SignForFederation);
    let form = (signer && !waits).then(|| sign_here(page, contract, typed));
    let who = (!signer).then(|| named(page, contract, Party::Federation));
    view! {
        <p>{text}</p>
        {parts::deadline(page, contract, false)}
        {parts::checks(page, contract)}
        {sheet(page, contract)}
        {form}
        {who}
        {actions(page, contract)}
    }
    .into_any()
}

/// The form of those who sign for the Federation, and what they can do instead.
fn sign_here(page: &Page, contract: &Contract, typed: &Typed) -> AnyView {
    let t = page.locale;
    if let Some(reason) = contract.office.err() {
        let text = why_not(page, reason);
        return view! { <p>{text}</p> }.into_any();
    }
    let form = typed.sign.clone();
    let form = form.unwrap_or_else(|| representative(contract));
    let is_first = contract.order.first() == Party::Federation;
    let signs = contract.signs_by.map(|by| {
        let signing = Signing {
            by,
            action: format!("/contracts/{}/sign", contract.id),
            publish: say!(t, contracts.publish_federation),
            button: match is_first {
                true => say!(t, signing.sign_federation),
                false => say!(t, contracts.sign_conclude),
            },
        };
        let paper = format!("/contracts/{}/paper", contract.id);
        view! {
            {sign_form(page, contract, signing, (&form, &typed.problems))}
            <p><a href=paper>{say!(t, contracts.paper_federation)}</a></p>
        }
    });
    view! { {signs} {parts::ways(page, contract, Party::Federation)} }.into_any()
}

fn representative(contract: &Contract) -> SignForm {
    let federation = contract
        .agreed
        .as_ref()
        .map(|agreed| agreed.facts.federation.clone());
    let federation = federation.unwrap_or_default();
    SignForm {
        signer_name: federation.representative_name,
        signer_title: federation.representative_title,
        ..SignForm::default()
    }
}
