//! How the page of one contract is laid out for the Federation.

use super::facts::facts;
use super::next::next;
use super::{Beside, Shown};
use crate::components::{Banner, BannerKind, Breadcrumb, Crumb};
use crate::consents::words::{rule, strip};
use crate::contracts::paper_frame::{head_status, order, pdf};
use crate::contracts::signing::parts;
use crate::contracts::words::{covered, standing};
use crate::contracts::{draw_up, editions, life, sign_form, terms};
use crate::i18n::*;
use crate::suspensions;
use domain::contracts::ContractState;
use leptos::prelude::*;
use services::contracts::Contract;

/// The page: the text at the left once there is one, and beside it what is next.
pub fn body(
    (page, (contract, agent), typed): Shown<'_>,
    (unreachable, published, beside): (Vec<String>, Option<AnyView>, &Beside),
) -> AnyView {
    let t = page.locale;
    let above = vec![Crumb::new(say!(t, contracts.title), "/contracts")];
    let here = contract
        .number
        .clone()
        .unwrap_or_else(|| contract.receipt_number.clone());
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here />
        {match contract.state {
            ContractState::AwaitingConsents => draw_up::summary(page, &typed.problems),
            _ => sign_form::summary(page, &typed.problems),
        }}
        <header class="page-head">
            <h1>
                {say!(t, contracts.contract_of)}
                <span class="also" lang="ja">{contract.organisation_name.clone()}</span>
            </h1>
            <dl class="meta">
                {head_status(t, standing(t, contract.standing))}
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
        {editions::office(page, contract)}
        {not_told(t, contract, unreachable)}
        <div class="section-gap">
            {strip(t, beside.row.iter().map(|(bank, state)| (bank, *state)))}
            {rule(t, contract.progress)}
        </div>
        {columns((page, (contract, agent), typed), beside)}
        {published}
    }
    .into_any()
}

fn columns((page, (contract, agent), typed): Shown<'_>, beside: &Beside) -> AnyView {
    let t = page.locale;
    let next = view! {
        <section class="section">
            <header class="section-head"><h2>{say!(t, contracts.next)}</h2></header>
            <div class="stack section-text">{next((page, (contract, agent), typed))}</div>
        </section>
    };
    let history = parts::history(page, contract);
    let Some(paper) = pdf(page, contract) else {
        let order = contract.agreed.is_some().then(|| order(page, contract));
        return view! {
            <div class="columns sign">
                <div>{next}</div>
                <div>{facts(page, contract)} {order} {history}</div>
            </div>
        }
        .into_any();
    };
    view! {
        <div class="columns sign">
            <div>{paper} {terms::section(t, contract)}</div>
            <div>
                {next}
                {order(page, contract)}
                {history}
                <div class="section-gap">{suspensions::section(t, &beside.asked)}</div>
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
