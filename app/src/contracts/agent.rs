//! The agent's page of its contract: read, agree, sign; afterwards the executed document.

use super::paper_frame::{head_status, order, pdf};
use super::sign_form::{Signing, sign_form};
use super::words::{covered, state_outside};
use super::{life, terms};
use crate::answer::Answer;
use crate::components::{Breadcrumb, ButtonKind, ButtonLink, Crumb, Step, StepNav, StepState};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::{date, family};
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::ContractState;
use domain::ids::ApplicationId;
use domain::permissions::Action;
use leptos::prelude::*;
use services::contracts::{Contract, SignForm};

/// The page; the Federation has its own.
pub async fn agent_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    let contract = services::contracts::of_application(&page.op, id).await?;
    if page.op.actor.is_staff() {
        return page.go(&format!("/contracts/{}", contract.id));
    }
    let form = SignForm {
        signer_name: contract.representative.representative_name.clone(),
        signer_title: contract.representative.representative_title.clone(),
        ..SignForm::default()
    };
    draw(page, contract, (form, Problems::default()))
}

/// Signs for the agent.
pub async fn agent_sign(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(form): Form<SignForm>,
) -> Answer {
    let contract = services::contracts::of_application(&page.op, id).await?;
    match services::contracts::sign_for_agent(&page.op, contract.id, &form).await {
        Ok(()) => page.go_done(&format!("/applications/{id}/contract"), "contract_signed"),
        Err(error) => {
            let problems = Problems::of(error)?;
            let contract = services::contracts::of_application(&page.op, id).await?;
            draw(page, contract, (form, problems))
        }
    }
}

fn draw(page: Page, contract: Contract, (form, problems): (SignForm, Problems)) -> Answer {
    let t = page.locale;
    let title = if contract.state == ContractState::AwaitingAgentSignature {
        say!(t, contracts.sign_title)
    } else {
        say!(t, contracts.contract_title)
    };
    let shown = (&page, &contract, title.clone());
    page.show_form(
        &problems,
        Frame::Agent,
        (&title, || body(shown, (&form, &problems))),
    )
}

fn body(
    (page, contract, title): (&Page, &Contract, String),
    typed: (&SignForm, &Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let id = contract.application;
    let of = family(t, contract.family);
    let service = match t {
        Locale::ja => format!("{}（{of}）", contract.service_name),
        Locale::en => format!("{} ({of})", contract.service_name),
    };
    let above = vec![
        Crumb::new(say!(t, common.nav_applications), "/applications"),
        Crumb::new(service, format!("/applications/{id}")),
    ];
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        {head(page, contract, title)}
        <div class="columns sign">
            <div class="stack">
                {waiting(page, contract)}
                {pdf(page, contract)}
                {terms::section(t, contract)}
            </div>
            <div>
                {steps(t, contract)}
                {terms::links(t, contract)}
                {form(page, contract, typed)}
                {contract.agreed.is_some().then(|| order(page, contract))}
                {life::section(page, contract)}
                {onward(t, contract)}
            </div>
        </div>
    }
}

fn head(page: &Page, contract: &Contract, title: String) -> impl IntoView + use<> {
    let t = page.locale;
    let fact = |label: String, value: String| view! { <div><dt>{label}</dt><dd>{value}</dd></div> };
    let number = contract
        .number
        .clone()
        .map(|number| fact(say!(t, contracts.number), number));
    let effective = contract.agreed.as_ref().map(|agreed| {
        let day = date(page.language(), agreed.effective_from);
        fact(say!(t, contracts.effective), day)
    });
    let banks = contract.agreed.as_ref().map(|_| {
        let banks = covered(t, contract.progress.consented, contract.progress.banks);
        fact(say!(t, contracts.banks), banks)
    });
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            <dl class="meta">
                {head_status(t, state_outside(t, contract.state))}
                {number}
                {fact(say!(t, contracts.receipt), contract.receipt_number.clone())}
                {effective}
                {banks}
            </dl>
        </header>
    }
}

/// Whom the agent waits for.
fn waiting(page: &Page, contract: &Contract) -> Option<AnyView> {
    let t = page.locale;
    let text = match contract.state {
        ContractState::AwaitingConsents => say!(t, contracts.waiting_consents),
        ContractState::AwaitingAgentSignature => return None,
        ContractState::AwaitingFederationSignature => say!(t, contracts.waiting_federation_outside),
        _ => life::standing(page, contract)?,
    };
    let draft = (contract.state == ContractState::AwaitingConsents).then(|| {
        let href = format!("/contracts/{}/draft", contract.id);
        view! { <p><a href=href>{say!(t, drafts.see)}</a></p> }
    });
    Some(view! { <p class="lead">{text}</p> {draft} }.into_any())
}

fn steps(t: Locale, contract: &Contract) -> Option<AnyView> {
    let state = match contract.state {
        ContractState::AwaitingConsents => return None,
        ContractState::AwaitingAgentSignature => StepState::Open,
        _ => StepState::Done,
    };
    let step = |text: String, note: String| Step {
        state,
        text,
        note,
        done_word: say!(t, contracts.step_done),
    };
    let mut steps = vec![
        step(
            say!(t, contracts.step_read),
            say!(t, contracts.step_read_note),
        ),
        step(
            say!(t, contracts.step_agree),
            say!(t, contracts.step_agree_note),
        ),
        step(
            say!(t, contracts.step_factor),
            say!(t, contracts.step_factor_note),
        ),
        step(
            say!(t, contracts.step_sign),
            say!(t, contracts.step_sign_note),
        ),
    ];
    if let Some(first) = steps.first_mut().filter(|_| state == StepState::Open) {
        first.state = StepState::Now;
    }
    Some(
        view! {
            <section class="section ruled">
                <header class="section-head"><h2>{say!(t, contracts.steps)}</h2></header>
                <StepNav steps />
            </section>
        }
        .into_any(),
    )
}

fn form(page: &Page, contract: &Contract, typed: (&SignForm, &Problems)) -> Option<AnyView> {
    let t = page.locale;
    let is_due = contract.state == ContractState::AwaitingAgentSignature;
    let mine = is_due && page.op.actor.require_role(Action::SignForAgent).is_ok();
    mine.then(|| {
        let signing = Signing {
            by: Action::SignForAgent,
            action: format!("/applications/{}/contract", contract.application),
            publish: say!(t, contracts.publish_agree),
            button: say!(t, contracts.sign),
        };
        sign_form(page, contract, signing, typed)
    })
}

/// What comes after the conclusion.
fn onward(t: Locale, contract: &Contract) -> Option<AnyView> {
    let number = contract.number.clone()?;
    let clients = format!("/applications/{}/clients", contract.application);
    Some(
        view! {
            <div class="buttons column section-gap">
                <ButtonLink
                    kind=ButtonKind::Solid
                    href=clients
                    text=say!(t, contracts.clients)
                />
                <ButtonLink
                    href=format!("/register-of-agents/{number}")
                    text=say!(t, contracts.register)
                />
            </div>
        }
        .into_any(),
    )
}
