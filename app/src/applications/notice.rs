//! What the agent should know or do now, told above the task list.

use crate::components::{Banner, BannerKind};
use crate::i18n::*;
use crate::page::Page;
use crate::sections::section_title;
use crate::words::date;
use domain::applications::{CorrectionOrder, Declination, Stage};
use domain::contracts::{ContractState, Standing};
use leptos::prelude::*;
use services::applications::show::Shown;

/// The banner, where there is something to say.
pub fn notice(page: &Page, shown: &Shown) -> Option<AnyView> {
    match &shown.application.stage {
        Stage::Draft | Stage::Withdrawn { .. } => None,
        Stage::Returned { order, .. } => Some(correction(page, order)),
        Stage::Declined { declination, .. } => Some(declined(page, declination)),
        Stage::Submitted { .. } | Stage::InReview { .. } | Stage::Proposed { .. } => {
            Some(waiting(page, shown))
        }
        Stage::Approved { .. } => {
            let standing = shown.contract.map(|(_, standing)| standing);
            let waits = Standing::In(ContractState::AwaitingConsents);
            Some(contract(page, shown, standing.unwrap_or(waits)))
        }
    }
}

fn correction(page: &Page, order: &CorrectionOrder) -> AnyView {
    let t = page.locale;
    let day = date(page.language(), order.due_on);
    let sections: Vec<String> = order
        .sections
        .iter()
        .map(|s| section_title(t, *s))
        .collect();
    let (code, reason) = (order.criterion.clone(), order.reason.clone());
    view! {
        <Banner kind=BannerKind::Warn heading=say!(t, applications.correction)>
            <p class="strong">{sections.join(if t == Locale::ja { "、" } else { ", " })}</p>
            <p class="prose">{reason}</p>
            <p>{say!(t, applications.correction_criterion, code)}</p>
            <p>{say!(t, applications.correction_due, day)}</p>
        </Banner>
    }
    .into_any()
}

fn declined(page: &Page, declination: &Declination) -> AnyView {
    let t = page.locale;
    let (code, reason) = (declination.criterion.clone(), declination.reason.clone());
    view! {
        <Banner kind=BannerKind::Warn heading=say!(t, applications.s_declined)>
            <p class="prose">{reason}</p>
            <p>{say!(t, applications.correction_criterion, code)}</p>
        </Banner>
    }
    .into_any()
}

/// Who acts, and by when; a day that has passed is no promise any more.
fn waiting(page: &Page, shown: &Shown) -> AnyView {
    let t = page.locale;
    let due = shown.application.due_on.unwrap_or(shown.forecast.decision);
    let heading = if due >= page.op.today() {
        say!(t, applications.waiting, day = date(page.language(), due))
    } else {
        say!(t, applications.waiting_late)
    };
    view! { <Banner heading /> }.into_any()
}

fn contract(page: &Page, shown: &Shown, standing: Standing) -> AnyView {
    let t = page.locale;
    let heading = match standing {
        Standing::In(state) => return in_state(page, shown, state),
        Standing::ToDrawUp => say!(t, contracts.waiting_text),
        Standing::ToDrawUpAgain => say!(t, signing.outside_back),
        Standing::NobodyConsents => say!(t, contracts.waiting_nobody),
    };
    let href = format!("/applications/{}/contract", shown.application.id);
    view! {
        <Banner heading><p><a href=href>{say!(t, applications.contract_see)}</a></p></Banner>
    }
    .into_any()
}

fn in_state(page: &Page, shown: &Shown, state: ContractState) -> AnyView {
    let t = page.locale;
    let link = |text: String, page: &str| {
        let href = format!("/applications/{}/{page}", shown.application.id);
        view! { <p><a href=href>{text}</a></p> }
    };
    let to_contract = || link(say!(t, applications.contract_see), "contract");
    let signing = || say!(t, applications.s_signing);
    match state {
        ContractState::AwaitingConsents => {
            let heading = say!(t, applications.contract_waiting);
            view! { <Banner heading /> }.into_any()
        }
        ContractState::AwaitingAgentSignature => {
            let contract = link(say!(t, applications.contract_link), "contract");
            view! { <Banner kind=BannerKind::Warn heading=signing()>{contract}</Banner> }.into_any()
        }
        ContractState::AwaitingFederationSignature => {
            let contract = to_contract();
            view! { <Banner heading=signing()>{contract}</Banner> }.into_any()
        }
        ContractState::Concluded => {
            let clients = link(say!(t, applications.clients_link), "clients");
            let contract = to_contract();
            let heading = say!(t, applications.concluded_text);
            view! { <Banner kind=BannerKind::Success heading>{contract} {clients}</Banner> }
                .into_any()
        }
        ContractState::Suspended => {
            let heading = say!(t, applications.suspended_text);
            let contract = to_contract();
            view! { <Banner kind=BannerKind::Warn heading>{contract}</Banner> }.into_any()
        }
        ContractState::Abandoned => {
            let heading = say!(t, applications.abandoned_text);
            let contract = to_contract();
            view! { <Banner heading>{contract}</Banner> }.into_any()
        }
        ContractState::Ended => {
            let heading = say!(t, applications.ended_text);
            let contract = to_contract();
            view! { <Banner heading>{contract}</Banner> }.into_any()
        }
    }
}
