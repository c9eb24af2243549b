//! The agent's page of its contract: read, agree, sign; afterwards the executed document.

use super::paper_frame::{head_status, order, pdf};
use super::sign_form::{Signing, sign_form, summary};
use super::sign_steps::sign_steps;
use super::signing::parts;
use super::words::{covered, standing_outside};
use super::{editions, life, terms};
use crate::answer::Answer;
use crate::components::{Breadcrumb, ButtonKind, ButtonLink, Crumb, Glyph};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::publications;
use crate::shell::Frame;
use crate::words::{date, family};
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::{ContractState, Party, Standing};
use domain::ids::ApplicationId;
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
    draw(page, contract, (form, Problems::default())).await
}

/// Signs for the agent.
pub async fn agent_sign(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(form): Form<SignForm>,
) -> Answer {
    let contract = services::contracts::of_application(&page.op, id).await?;
    match services::contracts::sign_for_agent(&page.op, contract.id, &form).await {
        Ok(Some(_)) => page.go_done(
            &format!("/applications/{id}/contract"),
            "contract_concluded",
        ),
        Ok(None) => page.go_done(&format!("/applications/{id}/contract"), "contract_signed"),
        Err(error) => {
            let problems = Problems::of(error)?;
            let contract = services::contracts::of_application(&page.op, id).await?;
            draw(page, contract, (form, problems)).await
        }
    }
}

async fn draw(page: Page, contract: Contract, (form, problems): (SignForm, Problems)) -> Answer {
    let published = publications::of_agent(&page, (contract.application, contract.id)).await?;
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
        (&title, || body(shown, (&form, &problems), published)),
    )
}

fn body(
    (page, contract, title): (&Page, &Contract, String),
    typed: (&SignForm, &Problems),
    published: Option<AnyView>,
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
        {summary(page, typed.1)}
        {head(page, contract, title)}
        {editions::agent(page, contract)}
        <div class="columns sign">
            <div class="stack">
                {came_back(page, contract)}
                {waiting(page, contract)}
                {pdf(page, contract)}
                {terms::section(t, contract)}
            </div>
            <div>
                {sign_steps(t, contract)}
                {terms::links(t, contract)}
                {form(page, contract, typed)}
                {contract.agreed.is_some().then(|| order(page, contract))}
                {parts::history(page, contract)}
                {life::section(page, contract)}
                {published}
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
    let is_mine = contract.state == ContractState::AwaitingAgentSignature;
    // Only whoever signs is told that it is theirs.
    let status = match is_mine && contract.signs_by.is_none() {
        true => (Glyph::Wait, say!(t, contracts.awaiting_agent)),
        false => standing_outside(t, contract.standing),
    };
    let sign_by = contract.turn.filter(|_| is_mine).map(|turn| {
        let day = date(page.language(), turn.sign_by);
        fact(say!(t, signing.sign_by), day)
    });
    view! {
        <header class="page-head">
            <h1>{title}</h1>
            <dl class="meta">
                {head_status(t, status)}
                {number}
                {fact(say!(t, contracts.receipt), contract.receipt_number.clone())}
                {sign_by}
                {effective}
                {banks}
            </dl>
        </header>
    }
}

/// Why the last text came back, while there is no other one.
fn came_back(page: &Page, contract: &Contract) -> Option<AnyView> {
    let is_back = contract.state == ContractState::AwaitingConsents;
    is_back.then(|| parts::came_back(page, contract)).flatten()
}

/// Whom the agent waits for.
fn waiting(page: &Page, contract: &Contract) -> Option<AnyView> {
    let t = page.locale;
    let first = contract.order.first();
    let text = match contract.state {
        ContractState::AwaitingConsents => before_text(t, contract.standing),
        ContractState::AwaitingAgentSignature if parts::waiting_sheet(contract).is_some() => {
            say!(t, signing.sheet_waits_agent)
        }
        ContractState::AwaitingAgentSignature => return None,
        ContractState::AwaitingFederationSignature if first == Party::Federation => {
            say!(t, signing.turn_federation)
        }
        ContractState::AwaitingFederationSignature => say!(t, contracts.waiting_federation_outside),
        ContractState::Abandoned => say!(t, signing.abandoned_note),
        _ => life::standing(page, contract)?,
    };
    let draft = (contract.state == ContractState::AwaitingConsents).then(|| {
        let href = format!("/contracts/{}/draft", contract.id);
        view! { <p><a href=href>{say!(t, drafts.see)}</a></p> }
    });
    let lead = (!text.is_empty()).then(|| view! { <p class="lead">{text}</p> });
    Some(view! { {lead} {draft} }.into_any())
}

/// What is missing before the text; where one came back, the banner above says it.
fn before_text(t: Locale, standing: Standing) -> String {
    match standing {
        Standing::ToDrawUp => say!(t, contracts.waiting_text),
        Standing::ToDrawUpAgain => String::new(),
        Standing::NobodyConsents => say!(t, contracts.waiting_nobody),
        Standing::In(_) => say!(t, contracts.waiting_consents),
    }
}

fn form(page: &Page, contract: &Contract, typed: (&SignForm, &Problems)) -> Option<AnyView> {
    let t = page.locale;
    let is_due = contract.state == ContractState::AwaitingAgentSignature;
    if !is_due || parts::waiting_sheet(contract).is_some() {
        return None;
    }
    let form = contract.signs_by.map(|by| {
        let signing = Signing {
            by,
            action: format!("/applications/{}/contract", contract.application),
            publish: say!(t, contracts.publish_agree),
            button: match contract.order.first() {
                Party::Agent => say!(t, contracts.sign),
                Party::Federation => say!(t, signing.sign_last),
            },
        };
        sign_form(page, contract, signing, typed)
    });
    let is_signer = form.is_some();
    Some(
        view! {
            {parts::deadline(page, contract, is_signer)}
            {form}
            {parts::ways(page, contract, Party::Agent)}
        }
        .into_any(),
    )
}

/// What comes after the conclusion.
fn onward(t: Locale, contract: &Contract) -> Option<AnyView> {
    let number = contract.number.clone()?;
    // The clients of an amendment that waits, and of a contract that was replaced, are those of the other.
    let is_replaced = contract.state == ContractState::Ended && contract.links.amended_by.is_some();
    let clients = (!contract.links.waits() && !is_replaced).then(|| {
        let href = format!("/applications/{}/clients", contract.application);
        let text = say!(t, contracts.clients);
        view! { <ButtonLink kind=ButtonKind::Solid href text /> }
    });
    Some(
        view! {
            <div class="buttons column section-gap">
                {clients}
                <ButtonLink
                    href=format!("/register-of-agents/{number}")
                    text=say!(t, contracts.register)
                />
            </div>
        }
        .into_any(),
    )
}
