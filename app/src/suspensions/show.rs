//! One suspension for the Federation: what the bank asks and why, and what can be done about it.

use super::words::{history, state};
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, ButtonKind, ButtonLink, Crumb, KeyValue, KeyValues, Status, StatusLook,
};
use crate::contracts::words::bank_name;
use crate::page::Page;
use crate::shell::Frame;
use crate::words::denial;
use axum::extract::Path;
use domain::ids::SuspensionId;
use domain::permissions::{Action, Denial};
use domain::suspensions::SuspensionState;
use leptos::prelude::*;
use services::suspensions::Listed;

/// The page.
pub async fn show_page(page: Page, Path(id): Path<SuspensionId>) -> Answer {
    let (one, office) = services::suspensions::show(&page.op, id).await?;
    let title = say!(page.locale, suspensions.title);
    page.show(Frame::Office, &title, || {
        view! {
            {head(&page, &one, (title.clone(), ().into_any()))}
            {facts(&page, &one)}
            <div class="buttons section-gap">{ways(&page, &one, office)}</div>
        }
    })
}

/// The head of every page about it.
pub(super) fn head(page: &Page, one: &Listed, (title, wrong): (String, AnyView)) -> AnyView {
    let t = page.locale;
    let (glyph, text) = state(t, one.suspension.state);
    let bank = bank_name(t, &one.bank);
    let above = vec![Crumb::new(say!(t, suspensions.title), "/suspensions")];
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=bank.clone() />
        {wrong}
        <header class="page-head">
            <h1>{title} <span class="also">{bank}</span></h1>
            <dl class="meta">
                <div>
                    <dt class="vh">{say!(t, contracts.state)}</dt>
                    <dd><Status glyph text look=StatusLook::Boxed /></dd>
                </div>
                <div>
                    <dt>{say!(t, suspensions.agent)}</dt>
                    <dd lang="ja">{one.organisation_name.clone()}</dd>
                </div>
            </dl>
        </header>
    }
    .into_any()
}

/// What it is about and what happened so far.
pub(super) fn facts(page: &Page, one: &Listed) -> AnyView {
    let t = page.locale;
    let contract = format!("/contracts/{}", one.contract);
    let mut rows = vec![
        KeyValue::new(
            say!(t, suspensions.contract),
            view! { <a href=contract>{one.number.clone()}</a> },
        ),
        KeyValue::new(
            say!(t, contracts.service),
            view! { <span lang="ja">{one.service_name.clone()}</span> },
        ),
    ];
    rows.extend(history(page, &one.suspension));
    view! { <KeyValues rows /> }.into_any()
}

/// Whether the reader decided it: somebody else lets the agent reach the bank again.
pub(super) fn is_own(page: &Page, one: &Listed) -> bool {
    let by = one.suspension.decided.as_ref().map(|hand| hand.person);
    by.is_some() && by == page.op.actor.identity().map(|identity| identity.person)
}

fn ways(page: &Page, one: &Listed, office: Result<(), Denial>) -> AnyView {
    let t = page.locale;
    let way = |action, (end, text): (&str, String)| {
        let href = format!("/suspensions/{}/{end}", one.id);
        let may = page.op.actor.may(action) && office.is_ok();
        may.then(|| view! { <ButtonLink kind=ButtonKind::Solid href text /> })
    };
    let next = match one.suspension.state {
        SuspensionState::Requested => way(
            Action::DecideSuspension,
            ("decide", say!(t, suspensions.decide)),
        ),
        SuspensionState::InForce if !is_own(page, one) => {
            way(Action::LiftSuspension, ("lift", say!(t, suspensions.lift)))
        }
        _ => None,
    };
    let own = one.suspension.state == SuspensionState::InForce && is_own(page, one);
    let barred = office.err().filter(|_| one.suspension.state.is_open());
    view! {
        {next}
        <ButtonLink href="/suspensions" text=say!(t, suspensions.back) />
        {own.then(|| view! { <p class="sub">{say!(t, suspensions.lift_other)}</p> })}
        {barred.map(|reason| view! { <p class="sub">{denial(t, reason)}</p> })}
    }
    .into_any()
}
