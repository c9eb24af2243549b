//! A bank's own page of its standing consents, and the forms in which it speaks.

use super::form::{Subject, Typed, draw};
use super::history::history;
use super::words::{reach, state};
use crate::answer::Answer;
use crate::components::{
    Breadcrumb, ButtonKind, ButtonLink, Crumb, KeyValue, KeyValues, Status, StatusLook,
};
use crate::consents::own_bank;
use crate::page::Page;
use crate::policy::numbered;
use crate::policy::version::days;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::date;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::permissions::Action;
use domain::policy::standing::Kind;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::policy::standing::{self, BankStanding, StandingForm, VersionStanding, Whose};

/// Where the page is.
pub(super) const OWN: &str = "/bank/standing";

/// The versions that count, each with what the bank said about it.
pub async fn own_page(page: Page) -> Answer {
    let versions = standing::of_own_bank(&page.op).await?;
    let t = page.locale;
    let title = say!(t, standing.title);
    let bank = own_bank(&page);
    page.show(Frame::Agent, &title, || {
        let parts: Vec<_> = versions.iter().map(|one| version(&page, one)).collect();
        let above = vec![Crumb::new(say!(t, consents.bank_title, bank), "/bank")];
        view! {
            <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, standing.lead)}</p>
            </header>
            {parts}
        }
    })
}

/// The way there, for the bank's other page, with the versions about which nothing was said.
pub fn notice(page: &Page, versions: &[VersionStanding]) -> AnyView {
    let t = page.locale;
    let is_open = |one: &&VersionStanding| one.banks.iter().any(|row| row.kind == Kind::None);
    let open = versions.iter().filter(is_open).map(|one| {
        let number = one.version.version;
        view! { <p class="strong">{say!(t, standing.unanswered, number)}</p> }
    });
    view! { {open.collect_view()} <p><a href=OWN>{say!(t, standing.to_own)}</a></p> }.into_any()
}

/// The form that gives or limits.
pub async fn give_page(page: Page, Path(number): Path<String>) -> Answer {
    form_page(page, (&number, false), (None, Problems::default())).await
}

/// Gives or limits.
pub async fn give(
    page: Page,
    Path(number): Path<String>,
    Form(form): Form<StandingForm>,
) -> Answer {
    match standing::give(&page.op, whose(&number)?, &form).await {
        Ok(()) => page.go_done(OWN, "standing_given"),
        Err(error) => {
            let typed = (Some(form), Problems::of(error)?);
            form_page(page, (&number, false), typed).await
        }
    }
}

/// The form that takes back.
pub async fn withdraw_page(page: Page, Path(number): Path<String>) -> Answer {
    form_page(page, (&number, true), (None, Problems::default())).await
}

/// Takes back.
pub async fn withdraw(
    page: Page,
    Path(number): Path<String>,
    Form(form): Form<StandingForm>,
) -> Answer {
    match standing::withdraw(&page.op, whose(&number)?, &form).await {
        Ok(()) => page.go_done(OWN, "standing_withdrawn"),
        Err(error) => {
            let typed = (Some(form), Problems::of(error)?);
            form_page(page, (&number, true), typed).await
        }
    }
}

fn whose(number: &str) -> Result<Whose<'static>, Refusal> {
    Ok(Whose {
        version: numbered(number)?,
        letter_of: None,
    })
}

async fn form_page(page: Page, (number, takes_back): (&str, bool), typed: Typed) -> Answer {
    page.op.actor.require_role(Action::AnswerStanding)?;
    let number = whose(number)?.version;
    let (version, row) = standing::one(&page.op, (number, None)).await?;
    let is_there = row.standing.as_ref();
    let is_there = is_there.is_some_and(|one| one.can_be_withdrawn(page.op.today()));
    if takes_back && !is_there && typed.1.is_empty() {
        return page.go(OWN);
    }
    let t = page.locale;
    let bank = own_bank(&page);
    let subject = Subject {
        above: vec![
            Crumb::new(say!(t, consents.bank_title, bank = bank.clone()), "/bank"),
            Crumb::new(say!(t, standing.title), OWN),
        ],
        bank,
        version,
        row,
        back: OWN.to_owned(),
        is_office: false,
        takes_back,
    };
    draw(&page, subject, typed)
}

fn version(page: &Page, one: &VersionStanding) -> Option<AnyView> {
    let t = page.locale;
    let row = one.banks.first()?;
    let number = one.version.version;
    let may = page.op.actor.may(Action::AnswerStanding);
    let heading = say!(t, standing.of_version, number);
    let note = match one.is_ahead {
        true => say!(t, standing.ahead_note),
        false => String::new(),
    };
    Some(
        view! {
            <section class="section section-gap" id=format!("version-{number}")>
                <header class="section-head">
                    <h2>{heading}</h2>
                    <p class="below">{days(page, &one.version)} {super::super::version::gap(t)} {note}</p>
                </header>
                <KeyValues rows=facts(page, one, row) />
                {may.then(|| buttons(page, one, row))}
                <h3 class="section-gap">{say!(t, standing.history)}</h3>
                {history(page, &row.history)}
            </section>
        }
        .into_any(),
    )
}

/// Where the consent stands, in words; for the bank and for the Federation.
pub(super) fn facts(page: &Page, one: &VersionStanding, row: &BankStanding) -> Vec<KeyValue> {
    let t = page.locale;
    let number = one.version.version;
    let (glyph, text) = state(t, row.kind);
    let status = view! { <Status glyph text look=StatusLook::Boxed /> };
    let mut rows = vec![KeyValue::new(say!(t, standing.state), status)];
    if let Some(standing) = &row.standing {
        let given = date(page.language(), standing.on);
        rows.push(KeyValue::new(say!(t, standing.given_on), given));
        let reach = reach(page, standing, number);
        rows.push(KeyValue::new(say!(t, standing.scope), reach));
    }
    let follows = match row.kind {
        Kind::InForce => say!(t, standing.follows_in_force),
        _ => say!(t, standing.follows_none),
    };
    rows.push(KeyValue::new(say!(t, standing.follows), follows));
    let policy = view! {
        <a href=format!("/policy/versions/{number}")>{say!(t, standing.see_policy)}</a>
    };
    rows.push(KeyValue::new(say!(t, standing.policy), policy));
    rows
}

fn buttons(page: &Page, one: &VersionStanding, row: &BankStanding) -> impl IntoView + use<> {
    let t = page.locale;
    let address = format!("{OWN}/{}", one.version.version);
    let standing = row.standing.as_ref();
    let is_there = standing.is_some_and(|one| one.can_be_withdrawn(page.op.today()));
    let (kind, text) = match is_there {
        true => (ButtonKind::Line, say!(t, standing.change)),
        false => (ButtonKind::Solid, say!(t, standing.to_give)),
    };
    let withdraw = is_there.then(|| {
        let href = format!("{address}/withdraw");
        view! { <ButtonLink kind=ButtonKind::Danger href text=say!(t, standing.to_withdraw) /> }
    });
    view! {
        <div class="buttons section-gap no-print">
            <ButtonLink kind href=address.clone() text /> {withdraw}
        </div>
    }
}
