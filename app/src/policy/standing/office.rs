//! The Federation's pages of the standing consents: all banks, one bank with its history, and the forms for letters.

use super::bank::facts;
use super::form::{Subject, Typed, draw};
use super::history::history;
use super::words::{reach, state, tint};
use crate::answer::Answer;
use crate::components::{
    BankCell, BankStrip, Breadcrumb, ButtonKind, ButtonLink, Crumb, KeyValues, Status,
};
use crate::contracts::words::{bank_name, bank_short};
use crate::i18n::*;
use crate::page::Page;
use crate::policy::numbered;
use crate::policy::version::days;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::banks::BankCode;
use domain::permissions::Action;
use domain::policy::standing::Kind;
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::policy::standing::{self, BankStanding, StandingForm, VersionStanding, Whose};

const LIST: &str = "/standing-consents";

/// Every bank, version by version.
pub async fn list_page(page: Page) -> Answer {
    let versions = standing::all(&page.op).await?;
    let t = page.locale;
    let title = say!(t, standing.title);
    page.show(Frame::Office, &title, || {
        let parts: Vec<_> = versions.iter().map(|one| version(&page, one)).collect();
        view! {
            <header class="page-head">
                <h1>{title.clone()}</h1>
                <p>{say!(t, standing.office_lead)}</p>
            </header>
            {parts}
        }
    })
}

/// One bank.
pub async fn one_page(page: Page, Path((number, bank)): Path<(String, String)>) -> Answer {
    let (number, code) = (numbered(&number)?, code(&bank)?);
    let (version, row) = standing::one(&page.op, (number, Some(&code))).await?;
    let t = page.locale;
    let title = bank_name(t, &row.bank);
    page.show(Frame::Office, &title, || {
        let may = page.op.actor.may(Action::RecordStanding);
        let buttons = may.then(|| buttons(&page, number, &row));
        let note = page_days(&page, &version);
        view! {
            <Breadcrumb
                label=say!(t, common.nav_breadcrumb)
                above=vec![Crumb::new(say!(t, standing.title), LIST)]
                here=title.clone()
            />
            <header class="page-head">
                <h1>
                    {title.clone()}
                    " "
                    <span class="also">{say!(t, standing.of_version, number)}</span>
                </h1>
                <p>{note}</p>
            </header>
            <KeyValues rows=facts(&page, &version, &row) />
            {buttons}
            <section class="section section-gap">
                <header class="section-head"><h2>{say!(t, standing.history)}</h2></header>
                {history(&page, &row.history)}
            </section>
        }
    })
}

fn page_days(page: &Page, version: &VersionStanding) -> String {
    days(page, &version.version)
}

/// The form for a letter that gives or limits.
pub async fn record_page(page: Page, Path(of): Path<(String, String)>) -> Answer {
    form_page(page, (&of, false), (None, Problems::default())).await
}

/// Records that letter.
pub async fn record(
    page: Page,
    Path(of): Path<(String, String)>,
    Form(form): Form<StandingForm>,
) -> Answer {
    keep(page, (&of, false), form).await
}

/// The form for a letter that takes back.
pub async fn record_withdrawal_page(page: Page, Path(of): Path<(String, String)>) -> Answer {
    form_page(page, (&of, true), (None, Problems::default())).await
}

/// Records that letter.
pub async fn record_withdrawal(
    page: Page,
    Path(of): Path<(String, String)>,
    Form(form): Form<StandingForm>,
) -> Answer {
    keep(page, (&of, true), form).await
}

async fn keep(
    page: Page,
    (of, takes_back): (&(String, String), bool),
    form: StandingForm,
) -> Answer {
    let (version, bank) = (numbered(&of.0)?, code(&of.1)?);
    let whose = Whose {
        version,
        letter_of: Some(&bank),
    };
    let kept = match takes_back {
        true => standing::withdraw(&page.op, whose, &form).await,
        false => standing::give(&page.op, whose, &form).await,
    };
    match kept {
        Ok(()) => page.go_done(&address(version, &bank), "standing_recorded"),
        Err(error) => form_page(page, (of, takes_back), (Some(form), Problems::of(error)?)).await,
    }
}

fn code(text: &str) -> Result<BankCode, Refusal> {
    text.parse().map_err(|_| Refusal::NotFound)
}

fn address(number: i32, bank: &BankCode) -> String {
    format!("{LIST}/{number}/{bank}")
}

async fn form_page(
    page: Page,
    ((number, bank), takes_back): (&(String, String), bool),
    typed: Typed,
) -> Answer {
    page.op.actor.require_role(Action::RecordStanding)?;
    let (number, code) = (numbered(number)?, code(bank)?);
    let (version, row) = standing::one(&page.op, (number, Some(&code))).await?;
    let back = address(number, &code);
    let is_there = row.standing.as_ref();
    let is_there = is_there.is_some_and(|one| one.can_be_withdrawn(page.op.today()));
    if takes_back && !is_there && typed.1.is_empty() {
        return page.go(&back);
    }
    let t = page.locale;
    let bank = bank_name(t, &row.bank);
    let subject = Subject {
        above: vec![
            Crumb::new(say!(t, standing.title), LIST),
            Crumb::new(bank.clone(), back.clone()),
        ],
        bank,
        version,
        row,
        back,
        is_office: true,
        takes_back,
    };
    draw(&page, subject, typed)
}

fn buttons(page: &Page, number: i32, row: &BankStanding) -> impl IntoView + use<> {
    let t = page.locale;
    let address = address(number, &row.bank.code);
    let standing = row.standing.as_ref();
    let is_there = standing.is_some_and(|one| one.can_be_withdrawn(page.op.today()));
    let withdraw = is_there.then(|| {
        let href = format!("{address}/withdraw");
        view! { <ButtonLink kind=ButtonKind::Danger href text=say!(t, standing.record_withdrawal) /> }
    });
    view! {
        <div class="buttons section-gap no-print">
            <ButtonLink
                kind=ButtonKind::Line
                href=format!("{address}/record")
                text=say!(t, standing.record_letter)
            />
            {withdraw}
        </div>
    }
}

fn version(page: &Page, one: &VersionStanding) -> AnyView {
    let t = page.locale;
    let number = one.version.version;
    let cells = one.banks.iter().map(|row| {
        let (glyph, status) = state(t, row.kind);
        BankCell {
            name: bank_short(t, &row.bank),
            glyph,
            status,
            tint: tint(row.kind),
        }
    });
    let cells: Vec<_> = cells.collect();
    let count = one
        .banks
        .iter()
        .filter(|row| row.kind == Kind::InForce)
        .count();
    let rows: Vec<_> = one
        .banks
        .iter()
        .map(|row| bank(page, number, row))
        .collect();
    let heading = say!(t, standing.of_version, number);
    view! {
        <section class="section section-gap" id=format!("version-{number}")>
            <header class="section-head">
                <h2>{heading.clone()}</h2>
                <p class="below">{days(page, &one.version)}</p>
            </header>
            <BankStrip label=heading cells />
            <p class="rule">{say!(t, standing.rule, banks = rows.len(), count)}</p>
            {table(t, rows)}
        </section>
    }
    .into_any()
}

fn table(t: Locale, rows: Vec<AnyView>) -> AnyView {
    view! {
        <table class="table cards section-gap">
            <thead>
                <tr>
                    <th scope="col" colspan="2">{say!(t, standing.bank)}</th>
                    <th scope="col">{say!(t, standing.state)}</th>
                    <th scope="col">{say!(t, standing.scope)}</th>
                    <th scope="col">{say!(t, standing.given_on)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn bank(page: &Page, number: i32, row: &BankStanding) -> AnyView {
    let t = page.locale;
    let (glyph, text) = state(t, row.kind);
    let standing = row.standing.as_ref();
    let or_dash = |value: Option<String>, class: &str| match value {
        Some(value) => (value, class.to_owned()),
        None => (say!(t, common.dash), format!("{class} empty")),
    };
    let reach = standing.map(|standing| reach(page, standing, number));
    let (reach, reach_class) = or_dash(reach, "c-below");
    let given = standing.map(|standing| standing.on.to_string());
    let (given, given_class) = or_dash(given, "c-due nowrap");
    view! {
        <tr>
            <td class="c-id sub">{row.bank.code.to_string()}</td>
            <th scope="row" class="c-title nowrap">
                <a href=address(number, &row.bank.code)>{bank_name(t, &row.bank)}</a>
            </th>
            <td class="c-status nowrap"><Status glyph text /></td>
            <td class=reach_class>{reach}</td>
            <td class=given_class>{given}</td>
        </tr>
    }
    .into_any()
}
