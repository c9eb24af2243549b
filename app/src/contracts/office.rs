//! One contract for the Federation: where it stands, what is next, and the text.

use super::draw_up::{draw_up_form, proposed};
use super::paper_frame::{head_status, order, pdf};
use super::sign_form::{Signing, sign_form};
use super::terms;
use super::verify::verify_form;
use super::words::{covered, scopes, state};
use crate::answer::Answer;
use crate::components::{
    Banner, BannerKind, Breadcrumb, ButtonKind, ButtonLink, Crumb, KeyValue, KeyValues, PanelBox,
    SidePanel,
};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::{date, family};
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::ContractState;
use domain::ids::ContractId;
use domain::permissions::Action;
use leptos::prelude::*;
use services::contracts::{Contract, DrawUpForm, SignForm};
use services::organisations::show::Agent;
use services::organisations::verify_registration::{VerificationForm, verify_registration};

/// What was typed into the form of the page that was refused.
#[derive(Default)]
struct Typed {
    verify: Option<VerificationForm>,
    draw_up: Option<DrawUpForm>,
    sign: Option<SignForm>,
    problems: Problems,
}

/// The page.
pub async fn contract_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    draw(page, id, Typed::default()).await
}

/// Notes that the agent stands in the public list.
pub async fn verify(
    page: Page,
    Path(id): Path<ContractId>,
    Form(form): Form<VerificationForm>,
) -> Answer {
    let contract = services::contracts::show(&page.op, id).await?;
    match verify_registration(&page.op, contract.organisation, &form).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}"), "registration_verified"),
        Err(error) => {
            let problems = Problems::of(error)?;
            let typed = Typed {
                verify: Some(form),
                problems,
                ..Typed::default()
            };
            draw(page, id, typed).await
        }
    }
}

/// Draws the contract up.
pub async fn draw_up(
    page: Page,
    Path(id): Path<ContractId>,
    Form(form): Form<DrawUpForm>,
) -> Answer {
    match services::contracts::draw_up(&page.op, id, &form).await {
        Ok(()) => page.go_done(&format!("/contracts/{id}"), "contract_drawn_up"),
        Err(error) => {
            let problems = Problems::of(error)?;
            let typed = Typed {
                draw_up: Some(form),
                problems,
                ..Typed::default()
            };
            draw(page, id, typed).await
        }
    }
}

/// Signs for the Federation, which concludes.
pub async fn sign(page: Page, Path(id): Path<ContractId>, Form(form): Form<SignForm>) -> Answer {
    match services::contracts::sign_for_federation(&page.op, id, &form).await {
        Ok(_) => page.go_done(&format!("/contracts/{id}"), "contract_concluded"),
        Err(error) => {
            let problems = Problems::of(error)?;
            let typed = Typed {
                sign: Some(form),
                problems,
                ..Typed::default()
            };
            draw(page, id, typed).await
        }
    }
}

async fn draw(page: Page, id: ContractId, typed: Typed) -> Answer {
    page.op.actor.require(Action::ReadCases)?;
    let contract = services::contracts::show(&page.op, id).await?;
    let agent = services::organisations::show::show(&page.op, contract.organisation).await?;
    let banks = services::policy::active_banks(&page.op).await?;
    let unreachable = banks
        .iter()
        .filter(|bank| {
            contract
                .unreachable
                .iter()
                .any(|code| code == bank.code.as_str())
        })
        .map(|bank| super::words::bank_name(page.locale, bank))
        .collect();
    let title = format!(
        "{} {}",
        td_string!(page.locale, contracts.contract_of),
        contract.organisation_name
    );
    let problems = typed.problems.clone();
    let shown = (&page, (&contract, &agent), &typed);
    page.show_form(
        &problems,
        Frame::Office,
        (&title, || body(shown, unreachable)),
    )
}

type Shown<'a> = (&'a Page, (&'a Contract, &'a Agent), &'a Typed);

fn body((page, (contract, agent), typed): Shown<'_>, unreachable: Vec<String>) -> AnyView {
    let t = page.locale;
    let above = vec![Crumb::new(
        td_string!(t, contracts.title).to_string(),
        "/contracts",
    )];
    let here = contract
        .number
        .clone()
        .unwrap_or_else(|| contract.receipt_number.clone());
    view! {
        <Breadcrumb label=td_string!(t, common.nav_breadcrumb).to_string() above here />
        <header class="page-head">
            <h1>
                {td_string!(t, contracts.contract_of).to_string()}
                <span class="also">{contract.organisation_name.clone()}</span>
            </h1>
            <dl class="meta">
                {head_status(t, state(t, contract.state))}
                <div>
                    <dt>{td_string!(t, contracts.receipt).to_string()}</dt>
                    <dd>{contract.receipt_number.clone()}</dd>
                </div>
                <div>
                    <dt>{td_string!(t, contracts.banks).to_string()}</dt>
                    <dd>{covered(t, contract.progress.consented, contract.progress.banks)}</dd>
                </div>
            </dl>
        </header>
        <div class="columns case">
            <div>
                {not_told(t, contract, unreachable)}
                <section class="section">
                    <header class="section-head"><h2>{td_string!(t, contracts.next).to_string()}</h2></header>
                    <div class="stack section-gap">{next((page, (contract, agent), typed))}</div>
                </section>
                <div class="section-gap">{pdf(page, contract)}</div>
                {terms::section(t, contract)}
                {order(page, contract)}
            </div>
            {side(page, contract)}
        </div>
    }
    .into_any()
}

/// Banks that no mail reaches have to be told in another way.
fn not_told(t: Locale, contract: &Contract, unreachable: Vec<String>) -> Option<AnyView> {
    let matters = matches!(
        contract.state,
        ContractState::AwaitingFederationSignature | ContractState::Concluded
    );
    (matters && !unreachable.is_empty()).then(|| {
        let separator = if t == Locale::ja { "、" } else { ", " };
        view! {
            <Banner kind=BannerKind::Warn heading=td_string!(t, contracts.unreachable_list).to_string()>
                <p>{td_string!(t, contracts.unreachable).to_string()}</p>
                <p>{unreachable.join(separator)}</p>
            </Banner>
        }
        .into_any()
    })
}

/// The one thing that can be done now, or whom everybody waits for.
fn next((page, (contract, agent), typed): Shown<'_>) -> AnyView {
    match contract.state {
        ContractState::AwaitingConsents => before_text((page, (contract, agent), typed)),
        ContractState::AwaitingAgentSignature => waiting_for_agent(page, contract),
        ContractState::AwaitingFederationSignature => before_conclusion(page, contract, typed),
        ContractState::Concluded => {
            let number = contract.number.clone().unwrap_or_default();
            let t = page.locale;
            view! {
                <p>{td_string!(t, contracts.concluded_note).to_string()}</p>
                <div class="buttons">
                    <ButtonLink
                        href=format!("/register-of-agents/{number}")
                        text=td_string!(t, contracts.register).to_string()
                    />
                </div>
            }
            .into_any()
        }
    }
}

fn before_text((page, (contract, agent), typed): Shown<'_>) -> AnyView {
    let t = page.locale;
    let say = |text: String| view! { <p>{text}</p> }.into_any();
    let progress = contract.progress;
    if progress.unanswered > 0 {
        let (banks, unanswered) = (progress.banks, progress.unanswered);
        return say(td_string!(t, contracts.draw_up_wait, banks, unanswered).to_string());
    }
    if progress.consented == 0 {
        return say(td_string!(t, contracts.draw_up_nobody).to_string());
    }
    if !page.op.actor.may(Action::Review) {
        return say(td_string!(t, contracts.draw_up_officer).to_string());
    }
    if !contract.registration_verified {
        let form = typed.verify.clone().unwrap_or_default();
        return verify_form(page, (contract, agent), (&form, &typed.problems));
    }
    let form = typed.draw_up.clone().unwrap_or_else(|| proposed(contract));
    draw_up_form(page, contract, (&form, &typed.problems))
}

fn waiting_for_agent(page: &Page, contract: &Contract) -> AnyView {
    let t = page.locale;
    let organisation = contract.organisation_name.clone();
    let id = contract.id;
    let actions = page.op.actor.may(Action::Review).then(|| {
        view! {
            <div class="buttons">
                <ButtonLink
                    href=format!("/contracts/{id}/paper")
                    text=td_string!(t, contracts.paper_agent).to_string()
                />
                <ButtonLink
                    kind=ButtonKind::Danger
                    href=format!("/contracts/{id}/take-back")
                    text=td_string!(t, contracts.take_back).to_string()
                />
            </div>
        }
    });
    view! {
        <p>{td_string!(t, contracts.waiting_agent, organisation).to_string()}</p>
        {actions}
    }
    .into_any()
}

fn before_conclusion(page: &Page, contract: &Contract, typed: &Typed) -> AnyView {
    let t = page.locale;
    if !page.op.actor.may(Action::SignForFederation) {
        let text = td_string!(t, contracts.waiting_federation).to_string();
        return view! { <p>{text}</p> }.into_any();
    }
    let is_late = contract
        .agreed
        .as_ref()
        .is_some_and(|agreed| agreed.effective_from < page.op.today());
    let late = is_late.then(|| {
        view! { <Banner kind=BannerKind::Warn heading=td_string!(t, contracts.late).to_string() /> }
    });
    let form = typed
        .sign
        .clone()
        .unwrap_or_else(|| representative(contract));
    let signing = Signing {
        action: format!("/contracts/{}/sign", contract.id),
        publish: td_string!(t, contracts.publish_federation).to_string(),
        button: td_string!(t, contracts.sign_conclude).to_string(),
    };
    let paper = format!("/contracts/{}/paper", contract.id);
    view! {
        {late}
        <p>{td_string!(t, contracts.waiting_federation).to_string()}</p>
        <div class="narrow section-gap">{sign_form(page, contract, signing, (&form, &typed.problems))}</div>
        <p class="section-gap"><a href=paper>{td_string!(t, contracts.paper_federation).to_string()}</a></p>
    }
    .into_any()
}

fn representative(contract: &Contract) -> SignForm {
    let federation = contract
        .agreed
        .as_ref()
        .map(|agreed| agreed.federation.clone());
    let federation = federation.unwrap_or_default();
    SignForm {
        signer_name: federation.representative_name,
        signer_title: federation.representative_title,
        ..SignForm::default()
    }
}

fn side(page: &Page, contract: &Contract) -> AnyView {
    let t = page.locale;
    let day = |day| date(page.language(), day);
    let dash = || td_string!(t, common.dash).to_string();
    let effective = contract.agreed.as_ref().map(|agreed| agreed.effective_from);
    let verified = if contract.registration_verified {
        td_string!(t, contracts.registration_done).to_string()
    } else {
        td_string!(t, contracts.registration_open).to_string()
    };
    let rows = vec![
        KeyValue::new(
            td_string!(t, contracts.number).to_string(),
            contract.number.clone().unwrap_or_else(dash),
        ),
        KeyValue::new(
            td_string!(t, contracts.service).to_string(),
            contract.service_name.clone(),
        ),
        KeyValue::new(
            td_string!(t, contracts.family).to_string(),
            family(t, contract.family),
        ),
        KeyValue::new(
            td_string!(t, contracts.scopes).to_string(),
            scopes(t, &contract.scopes),
        ),
        KeyValue::new(
            td_string!(t, contracts.effective).to_string(),
            effective.map_or_else(dash, day),
        ),
        KeyValue::new(
            td_string!(t, contracts.signed_on).to_string(),
            contract.signed_on.map_or_else(dash, day),
        ),
        KeyValue::new(td_string!(t, contracts.registration).to_string(), verified),
    ];
    let (id, application) = (contract.id, contract.application);
    view! {
        <SidePanel>
            <PanelBox heading=td_string!(t, contracts.facts).to_string() next=true>
                <KeyValues rows stacked=true />
                <p><a href=format!("/contracts/{id}/consents")>{td_string!(t, contracts.board).to_string()}</a></p>
                <p>
                    <a href=format!("/applications/{application}")>
                        {td_string!(t, contracts.application).to_string()}
                    </a>
                </p>
            </PanelBox>
        </SidePanel>
    }
    .into_any()
}
