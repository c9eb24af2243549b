//! The people of a body with the form that invites more, and the people of all banks.

use super::invitation_form::{Typed, form};
use super::{address, bank_address, frame, table, title};
use crate::answer::Answer;
use crate::components::{Banner, BannerKind, Tab, Tabs};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::accounts::{Body, BodyKind, Language, Role};
use domain::banks::BankCode;
use domain::forms::{FieldErrors, FieldProblem};
use leptos::prelude::*;
use services::members::invite::{InvitationForm, invite as send};
use services::members::list::{Members, list, list_banks};
use services::members::withdraw_invitation::withdraw_invitation;

/// The people of a body.
pub async fn page(page: Page, Path(body): Path<Body>) -> Answer {
    draw(&page, &body, (&empty(), &Problems::default())).await
}

/// Invites somebody to the body.
pub async fn invite(
    page: Page,
    Path(body): Path<Body>,
    Form(form): Form<InvitationForm>,
) -> Answer {
    match send(&page.op, &body, &form).await {
        Ok(_) => page.go_done(&address(&body), "invited"),
        Err(error) => draw(&page, &body, (&form, &Problems::of(error)?)).await,
    }
}

/// The people of all banks.
pub async fn banks_page(page: Page) -> Answer {
    draw_banks(&page, (&empty(), &Problems::default())).await
}

/// Invites somebody to act for one of them.
pub async fn invite_to_bank(page: Page, Form(form): Form<InvitationForm>) -> Answer {
    let sent = match form.bank.parse::<BankCode>() {
        Ok(code) => send(&page.op, &Body::Bank(code), &form).await,
        Err(_) => Err(FieldErrors::one("bank", FieldProblem::NotChosen).into()),
    };
    match sent {
        Ok(_) => page.go_done("/members/banks", "invited"),
        Err(error) => draw_banks(&page, (&form, &Problems::of(error)?)).await,
    }
}

/// Takes an invitation back.
pub async fn withdraw(page: Page, Path((body, digest)): Path<(Body, String)>) -> Answer {
    withdraw_invitation(&page.op, &body, &digest).await?;
    page.go_done(&address(&body), "invitation_withdrawn")
}

fn empty() -> InvitationForm {
    InvitationForm {
        language: Language::Ja.tag().to_owned(),
        ..InvitationForm::default()
    }
}

async fn draw(page: &Page, body: &Body, (form, problems): (&InvitationForm, &Problems)) -> Answer {
    let members = list(&page.op, body).await?;
    let t = page.locale;
    let kind = body.kind();
    let heading = title(t, kind, members.body_name.clone());
    let lead = match kind {
        BodyKind::Agent => say!(t, members.team_lead),
        BodyKind::Federation | BodyKind::Bank => say!(t, members.staff_lead),
    };
    let typed = Typed {
        form,
        problems,
        kind,
        bank: None,
    };
    let advice = (kind == BodyKind::Agent && owners(&members) == 1).then(|| two_owners(t));
    let tabs = (kind != BodyKind::Agent).then(|| tabs(t, &address(body)));
    whole(page, (&heading, lead), (members, typed), (tabs, advice))
}

async fn draw_banks(page: &Page, (form, problems): (&InvitationForm, &Problems)) -> Answer {
    let members = list_banks(&page.op).await?;
    let t = page.locale;
    let banks = services::policy::active_banks(&page.op).await?;
    let typed = Typed {
        form,
        problems,
        kind: BodyKind::Bank,
        bank: Some((form.bank.clone(), banks)),
    };
    let heading = title(t, BodyKind::Bank, String::new());
    let lead = say!(t, members.banks_lead);
    let tabs = Some(tabs(t, "/members/banks"));
    whole(page, (&heading, lead), (members, typed), (tabs, None))
}

fn whole(
    page: &Page,
    (heading, lead): (&str, String),
    (members, typed): (Members, Typed<'_>),
    (tabs, advice): (Option<AnyView>, Option<AnyView>),
) -> Answer {
    let t = page.locale;
    let problems = typed.problems;
    let heading = heading.to_owned();
    let body = || {
        let (summary, form) = match members.may_manage {
            true => {
                let (summary, form) = form(page, typed);
                (Some(summary), Some(form))
            }
            false => (None, None),
        };
        view! {
            {summary}
            <div class="page-head"><h1>{heading.clone()}</h1><p>{lead}</p></div>
            {tabs}
            {advice}
            {table::members(t, &members)}
            {table::invited(t, &members)}
            {form}
        }
    };
    page.show_form(problems, frame(page), (&heading.clone(), body))
}

/// The lists of the Federation's people, of the banks' people and of the banks' addresses; `open` is the address of one.
pub(super) fn tabs(t: Locale, open: &str) -> AnyView {
    let tab = |text: String, href: &str| Tab {
        text,
        href: href.to_owned(),
        count: None,
        current: href == open,
    };
    let tabs = vec![
        tab(say!(t, members.tab_staff), "/members/federation"),
        tab(say!(t, members.tab_banks), "/members/banks"),
        tab(say!(t, members.addresses_title), bank_address::ADDRESS),
    ];
    view! { <Tabs label=say!(t, members.nav) tabs /> }.into_any()
}

/// How many go on deciding without an end.
fn owners(members: &Members) -> usize {
    let is_owner = |member: &&services::members::list::Member| {
        let mut terms = member.terms.iter();
        member.is_active
            && terms
                .any(|term| term.role == Role::Owner && term.is_in_force && term.ends_on.is_none())
    };
    members.members.iter().filter(is_owner).count()
}

fn two_owners(t: Locale) -> AnyView {
    view! {
        <Banner kind=BannerKind::Info heading=say!(t, members.two_owners)>
            <p>{say!(t, members.two_owners_text)}</p>
        </Banner>
    }
    .into_any()
}
