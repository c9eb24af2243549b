//! What the contract's pages say about signing: conditions, deadline, who is named, what came back and why.

use super::words;
use crate::components::{Banner, BannerKind, ButtonKind, ButtonLink, Glyph, GlyphMark, Status};
use crate::i18n::*;
use crate::page::Page;
use crate::words::{date, date_time};
use domain::contracts::{Check, Delegation, Missing, Party, Sheet, SigningStep, SigningStepKind};
use domain::permissions::Action;
use leptos::prelude::*;
use services::contracts::Contract;

/// Where a party's forms about signing are.
pub fn base(contract: &Contract, party: Party) -> String {
    match party {
        Party::Agent => format!("/applications/{}/contract", contract.application),
        Party::Federation => format!("/contracts/{}", contract.id),
    }
}

/// The sheet that waits for a second look, if one does.
pub fn waiting_sheet(contract: &Contract) -> Option<&Sheet> {
    contract.sheets.iter().find(|sheet| sheet.is_pending())
}

/// Who is named to sign for the party.
pub fn named(contract: &Contract, party: Party) -> Option<&Delegation> {
    contract.named.iter().find(|one| one.party == party)
}

/// Everything that the contract needs, with the way to what is missing.
pub fn checks(page: &Page, contract: &Contract) -> Option<AnyView> {
    let t = page.locale;
    if contract.checks.is_empty() {
        return None;
    }
    let count = contract
        .checks
        .iter()
        .filter(|(_, one)| one.is_some())
        .count();
    let lead = match count {
        0 => say!(t, signing.checks_all),
        count => say!(t, signing.checks_lead, count),
    };
    let rows: Vec<_> = contract
        .checks
        .iter()
        .map(|(check, missing)| row(t, contract, (*check, missing.as_ref())))
        .collect();
    Some(
        view! {
            <section id="checks">
                <h3>{say!(t, signing.checks)}</h3>
                <p>{lead}</p>
                <ul class="tasks">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

fn row(t: Locale, contract: &Contract, (check, missing): (Check, Option<&Missing>)) -> AnyView {
    let (glyph, word) = match missing {
        None => (Glyph::Done, say!(t, signing.met)),
        Some(_) => (Glyph::Act, say!(t, signing.unmet)),
    };
    let name = words::check(t, check);
    let note = missing.map(|missing| {
        let note = words::missing(t, missing);
        view! { <p class="note">{note}</p> }
    });
    let name = match href(contract, check).filter(|_| missing.is_some()) {
        Some(href) => view! { <a href=href>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    view! {
        <li>
            <div><p class="name">{name}</p> {note}</div>
            <Status glyph text=word />
        </li>
    }
    .into_any()
}

/// Where a missing thing is put right.
fn href(contract: &Contract, check: Check) -> Option<String> {
    let (id, case) = (contract.id, contract.application);
    match check {
        Check::Registration => Some(format!("/cases/{case}/registration?contract={id}")),
        Check::Answers
        | Check::CurrentConsents
        | Check::Consenting
        | Check::Withdrawals
        | Check::Banks => Some(format!("/contracts/{id}/consents")),
        Check::Terms | Check::Draft | Check::Comments => Some(format!("/contracts/{id}/draft")),
        Check::Amended => {
            let amended = contract.links.amends.as_ref()?;
            Some(format!("/contracts/{}", amended.contract))
        }
        Check::Overlap => Some("/contracts?state=concluded".to_owned()),
        Check::EffectiveDay | Check::Signature(_) => None,
    }
}

/// Until when the party has time.
pub fn deadline(page: &Page, contract: &Contract, for_signer: bool) -> Option<AnyView> {
    let t = page.locale;
    let day = date(page.language(), contract.turn?.sign_by);
    let text = match for_signer {
        true => say!(t, signing.sign_by_note, day),
        false => say!(t, signing.sign_by_office, day),
    };
    Some(view! { <p>{text}</p> }.into_any())
}

/// Who is named, and what those whose right it is can do besides signing.
pub fn ways(page: &Page, contract: &Contract, party: Party) -> AnyView {
    let t = page.locale;
    let base = base(contract, party);
    let me = page.op.actor.identity();
    let named = named(contract, party);
    let is_me = named.zip(me).is_some_and(|(one, me)| one.names(me));
    let naming = match party {
        Party::Agent => Action::DelegateForAgent,
        Party::Federation => Action::DelegateForFederation,
    };
    let has_right = page.op.actor.require_role(naming).is_ok();
    let who = named.map(|one| {
        let text = match is_me {
            true => say!(t, signing.named_you, by = one.by.1.clone()),
            false => say!(
                t,
                signing.named,
                name = one.name.clone(),
                day = date(page.language(), one.until)
            ),
        };
        view! { <p>{text}</p> }
    });
    let may_name = has_right && named.is_none();
    let nobody = (may_name && !contract.can_name).then(|| {
        view! { <p>{say!(t, signing.delegate_nobody)}</p> }
    });
    let name_way = (may_name && contract.can_name).then(|| {
        let href = format!("{base}/delegate");
        view! { <ButtonLink href text=say!(t, signing.delegate) /> }
    });
    let revoke_way = (has_right && named.is_some() && !is_me).then(|| {
        let href = format!("{base}/revoke");
        view! { <ButtonLink kind=ButtonKind::Danger href text=say!(t, signing.revoke) /> }
    });
    let decline_way = contract.signs_by.is_some().then(|| {
        let href = format!("{base}/decline");
        view! { <ButtonLink kind=ButtonKind::Danger href text=say!(t, signing.decline) /> }
    });
    view! {
        <div class="stack section-gap">
            {who}
            {nobody}
            <div class="buttons column">{name_way} {revoke_way} {decline_way}</div>
        </div>
    }
    .into_any()
}

/// Why the last text came back, above the next step.
pub fn came_back(page: &Page, contract: &Contract) -> Option<AnyView> {
    let t = page.locale;
    let last = contract.returns.last()?;
    let heading = match (last.kind, page.op.actor.is_staff()) {
        (SigningStepKind::Declined, true) => say!(t, signing.back_declined),
        (SigningStepKind::Lapsed, true) => say!(t, signing.back_lapsed),
        (_, false) => say!(t, signing.outside_back),
        _ => return None,
    };
    let reason = (!last.reason.is_empty()).then(|| view! { <p>{last.reason.clone()}</p> });
    Some(view! { <Banner kind=BannerKind::Warn heading>{reason}</Banner> }.into_any())
}

/// How often a text came back, the last time first.
pub fn history(page: &Page, contract: &Contract) -> Option<AnyView> {
    let t = page.locale;
    if contract.returns.is_empty() {
        return None;
    }
    let steps = contract.returns.iter().rev();
    let steps: Vec<_> = steps.map(|one| step(page, one)).collect();
    Some(
        view! {
            <section class="section section-gap">
                <header class="section-head"><h2>{say!(t, signing.returns)}</h2></header>
                <ol class="flow section-text">{steps}</ol>
            </section>
        }
        .into_any(),
    )
}

fn step(page: &Page, step: &SigningStep) -> AnyView {
    let t = page.locale;
    let (glyph, text) = words::step(t, (step, page.op.actor.is_staff()));
    let who = match &step.by {
        Some((_, name)) => name.clone(),
        None => say!(t, trail.who_system),
    };
    let at = date_time(page.language(), step.at);
    let reason = (!step.reason.is_empty()).then(|| view! { <p>{step.reason.clone()}</p> });
    view! {
        <li>
            <GlyphMark glyph />
            <div>
                <p class="step">{text}</p>
                <p class="owner"><time datetime=step.at.to_rfc3339()>{at}</time> " " {who}</p>
                {reason}
            </div>
        </li>
    }
    .into_any()
}
