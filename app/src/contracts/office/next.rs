//! What the Federation does next with a contract: the form, the link, or whom everybody waits for.

use super::{Shown, Typed};
use crate::components::{Banner, BannerKind, ButtonKind, ButtonLink};
use crate::contracts::draw_up::{draw_up_form, proposed};
use crate::contracts::life;
use crate::contracts::sign_form::{Signing, sign_form};
use crate::i18n::*;
use crate::page::Page;
use crate::words::denial;
use domain::contracts::ContractState;
use domain::permissions::{Action, Denial, State};
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::contracts::{Contract, SignForm};
use services::organisations::show::Agent;

/// The one thing that can be done now, or whom everybody waits for.
pub fn next((page, (contract, agent), typed): Shown<'_>) -> AnyView {
    if let Some(reason) = barred(page, contract) {
        return view! { <p>{reason}</p> }.into_any();
    }
    match contract.state {
        ContractState::AwaitingConsents => before_text((page, (contract, agent), typed)),
        ContractState::AwaitingAgentSignature => waiting_for_agent(page, contract),
        ContractState::AwaitingFederationSignature => before_conclusion(page, contract, typed),
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
    let way = |action, (end, text): (&str, String), kind| {
        let href = format!("/contracts/{}/{end}", contract.id);
        may(action).then(|| view! { <ButtonLink kind href text /> })
    };
    let resume = ("resume", say!(t, contracts.resume));
    let suspend = ("suspend", say!(t, contracts.suspend));
    let end = ("end", say!(t, contracts.end));
    view! {
        <p>{life::standing(page, contract)}</p>
        <div class="buttons column">
            {way(Action::ResumeContract, resume, ButtonKind::Solid)}
            <ButtonLink
                href=format!("/register-of-agents/{number}")
                text=say!(t, contracts.register)
            />
            {way(Action::SuspendContract, suspend, ButtonKind::Danger)}
            {way(Action::EndContract, end, ButtonKind::Danger)}
        </div>
    }
    .into_any()
}

/// Why the next step, which is the role's, is somebody else's.
fn barred(page: &Page, contract: &Contract) -> Option<String> {
    let step = match contract.state {
        ContractState::AwaitingConsents => Action::DrawUp,
        ContractState::AwaitingAgentSignature => Action::TakeBack,
        ContractState::AwaitingFederationSignature => Action::SignForFederation,
        _ => return None,
    };
    let reason = contract.office.err().filter(|_| page.op.actor.may(step))?;
    Some(match reason {
        Denial::OwnProposal => say!(page.locale, contracts.other_signs),
        other => denial(page.locale, other),
    })
}

fn before_text((page, (contract, agent), typed): Shown<'_>) -> AnyView {
    let t = page.locale;
    let say = |text: String| view! { <p>{text}</p> }.into_any();
    let progress = contract.progress;
    if progress.unanswered > 0 {
        let (banks, unanswered) = (progress.banks, progress.unanswered);
        return say(say!(t, contracts.draw_up_wait, banks, unanswered));
    }
    if let Err(refusal @ Refusal::ConsentsOutdated { .. }) = progress.require_complete() {
        return say(crate::words::refusal(t, &refusal));
    }
    if progress.consented == 0 {
        return say(say!(t, contracts.draw_up_nobody));
    }
    if !page.op.actor.may(Action::DrawUp) {
        return say(say!(t, contracts.draw_up_officer));
    }
    if !contract.registration_verified {
        return unverified(t, (contract, agent));
    }
    let form = typed.draw_up.clone().unwrap_or_else(|| proposed(contract));
    draw_up_form(page, contract, (&form, &typed.problems))
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
    let id = contract.id;
    let actions = page.op.actor.may(Action::TakeBack).then(|| {
        view! {
            <div class="buttons column">
                <ButtonLink
                    href=format!("/contracts/{id}/paper")
                    text=say!(t, contracts.paper_agent)
                />
                <ButtonLink
                    kind=ButtonKind::Danger
                    href=format!("/contracts/{id}/take-back")
                    text=say!(t, contracts.take_back)
                />
            </div>
        }
    });
    view! {
        <p>{say!(t, contracts.waiting_agent, organisation)}</p>
        {actions}
    }
    .into_any()
}

fn before_conclusion(page: &Page, contract: &Contract, typed: &Typed) -> AnyView {
    let t = page.locale;
    if !page.op.actor.may(Action::SignForFederation) {
        let text = say!(t, contracts.waiting_federation);
        return view! { <p>{text}</p> }.into_any();
    }
    let is_late = contract
        .agreed
        .as_ref()
        .is_some_and(|agreed| agreed.effective_from < page.op.today());
    let late = is_late.then(|| {
        view! { <Banner kind=BannerKind::Warn heading=say!(t, contracts.late) /> }
    });
    let form = typed
        .sign
        .clone()
        .unwrap_or_else(|| representative(contract));
    let signing = Signing {
        by: Action::SignForFederation,
        action: format!("/contracts/{}/sign", contract.id),
        publish: say!(t, contracts.publish_federation),
        button: say!(t, contracts.sign_conclude),
    };
    let paper = format!("/contracts/{}/paper", contract.id);
    view! {
        {late}
        <p>{say!(t, contracts.waiting_federation)}</p>
        {sign_form(page, contract, signing, (&form, &typed.problems))}
        <p><a href=paper>{say!(t, contracts.paper_federation)}</a></p>
    }
    .into_any()
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
