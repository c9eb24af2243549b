//! How the page of one contract is laid out for the Federation.

use super::Shown;
use super::facts::facts;
use super::next::next;
use crate::components::{Banner, BannerKind, Breadcrumb, Crumb};
use crate::contracts::paper_frame::{head_status, order, pdf};
use crate::contracts::words::{covered, state};
use crate::contracts::{life, terms};
use crate::i18n::*;
use domain::contracts::ContractState;
use leptos::prelude::*;
use services::contracts::Contract;

/// The page: the text at the left once there is one, and beside it what is next.
pub fn body((page, (contract, agent), typed): Shown<'_>, unreachable: Vec<String>) -> AnyView {
    let t = page.locale;
    let above = vec![Crumb::new(say!(t, contracts.title), "/contracts")];
    let here = contract
        .number
        .clone()
        .unwrap_or_else(|| contract.receipt_number.clone());
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here />
        <header class="page-head">
            <h1>
                {say!(t, contracts.contract_of)}
                <span class="also" lang="ja">{contract.organisation_name.clone()}</span>
            </h1>
            <dl class="meta">
                {head_status(t, state(t, contract.state))}
                <div>
                    <dt>{say!(t, contracts.receipt)}</dt>
                    <dd>{contract.receipt_number.clone()}</dd>
                </div>
                <div>
                    <dt>{say!(t, contracts.banks)}</dt>
                    <dd>{covered(t, contract.progress.consented, contract.progress.banks)}</dd>
                </div>
            </dl>
        </header>
        {not_told(t, contract, unreachable)}
        {columns((page, (contract, agent), typed))}
    }
    .into_any()
}

fn columns((page, (contract, agent), typed): Shown<'_>) -> AnyView {
    let t = page.locale;
    let next = view! {
        <section class="section">
            <header class="section-head"><h2>{say!(t, contracts.next)}</h2></header>
            <div class="stack section-text">{next((page, (contract, agent), typed))}</div>
        </section>
    };
    let Some(paper) = pdf(page, contract) else {
        return view! {
            <div class="columns sign"><div>{next}</div><div>{facts(page, contract)}</div></div>
        }
        .into_any();
    };
    view! {
        <div class="columns sign">
            <div>{paper} {terms::section(t, contract)}</div>
            <div>
                {next}
                {order(page, contract)}
                <div class="section-gap">{life::section(page, contract)}</div>
                <div class="section-gap">{facts(page, contract)}</div>
            </div>
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
            <Banner kind=BannerKind::Warn heading=say!(t, contracts.unreachable_list)>
                <p>{say!(t, contracts.unreachable)}</p>
                <p>{unreachable.join(separator)}</p>
            </Banner>
        }
        .into_any()
    })
}
