//! One person in a body: roles and days, the work in hand, and the ways out.

use super::invitation_form::{labels, roles};
use super::{address, frame, table, title, work};
use crate::accounts::date_words;
use crate::answer::Answer;
use crate::components::{
    Banner, BannerKind, Breadcrumb, Button, ButtonKind, ButtonLink, Crumb, DateField, DateValue,
};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::support;
use axum::extract::Path;
use axum_extra::extract::Form;
use chrono::{Datelike, NaiveDate};
use domain::accounts::members::MemberForm;
use domain::accounts::{Body, BodyKind};
use domain::ids::PersonId;
use domain::permissions::Action;
use leptos::prelude::*;
use services::members::change::change as save;
use services::members::list::{Member, Members, list};
use services::members::work::{Work, open_work};

/// What the page of a member shows.
pub struct Shown {
    /// The person.
    pub member: Member,
    /// Everybody in the body.
    pub all: Members,
    /// What the person has in hand.
    pub work: Vec<Work>,
}

/// The page.
pub async fn member_page(page: Page, Path((body, person)): Path<(Body, PersonId)>) -> Answer {
    let shown = load(&page, (&body, person)).await?;
    let form = current(&shown.member, page.op.today());
    draw(&page, &shown, (&form, &Problems::default()))
}

/// Gives other roles or days.
pub async fn change(
    page: Page,
    Path((body, person)): Path<(Body, PersonId)>,
    Form(form): Form<MemberForm>,
) -> Answer {
    match save(&page.op, (&body, person), &form).await {
        Ok(()) => page.go_done(&address(&body), "member_changed"),
        Err(error) => {
            let problems = Problems::of(error)?;
            let shown = load(&page, (&body, person)).await?;
            draw(&page, &shown, (&form, &problems))
        }
    }
}

/// The person, everybody else and the work in hand.
pub async fn load(page: &Page, (body, person): (&Body, PersonId)) -> services::Result<Shown> {
    let all = list(&page.op, body).await?;
    let member = all.members.iter().find(|member| member.person == person);
    let member = member.cloned().ok_or(domain::refusal::Refusal::NotFound)?;
    let work = open_work(&page.op, (body, person)).await?;
    Ok(Shown { member, all, work })
}

/// Draws the page, after a refusal with what was typed.
pub fn draw(page: &Page, shown: &Shown, (form, problems): (&MemberForm, &Problems)) -> Answer {
    let t = page.locale;
    let member = &shown.member;
    let name = member.name.clone();
    let heading = say!(t, members.member_title, name = name.clone());
    let list_title = title(t, member.body.kind(), shown.all.body_name.clone());
    let labels = labels(page, problems);
    let is_own_staff = member.is_self && member.body.kind() != BodyKind::Agent;
    let may_change = shown.all.may_manage && !is_own_staff;
    let change = may_change.then(|| change_form(t, shown, (form, &labels)));
    let own = is_own_staff.then(|| say!(t, refusals.own_rights));
    let body_name = shown.all.body_name.clone();
    let inactive = (!member.is_active).then(|| {
        view! { <Banner kind=BannerKind::Warn heading=say!(t, members.deactivated) /> }
    });
    let body = || {
        view! {
            <Breadcrumb
                label=say!(t, common.nav_breadcrumb)
                above=vec![Crumb::new(list_title, table::back(member))]
                here=name
            />
            {labels.summary()}
            <header class="page-head">
                <h1>{heading.clone()}</h1>
                <p>{say!(t, members.member_lead, body = body_name)}</p>
            </header>
            {inactive}
            {own.map(|text| view! { <p class="narrow">{text}</p> })}
            {change}
            {work::section(page, shown)}
            {ways_out(page, shown, may_change)}
        }
    };
    page.show_form(problems, frame(page), (&heading.clone(), body))
}

fn change_form(
    t: Locale,
    shown: &Shown,
    (form, labels): (&MemberForm, &crate::accounts::Labelled<'_>),
) -> AnyView {
    let first = DateValue {
        year: form.starts_on_year.clone(),
        month: form.starts_on_month.clone(),
        day: form.starts_on_day.clone(),
    };
    let last = DateValue {
        year: form.ends_on_year.clone(),
        month: form.ends_on_month.clone(),
        day: form.ends_on_day.clone(),
    };
    let Member { body, person, .. } = &shown.member;
    view! {
        <form
            method="post"
            action=format!("/members/{body}/{person}")
            class="fields narrow"
            novalidate
        >
            {roles(t, labels, (body.kind(), &form.roles))}
            <DateField field=labels.required("starts_on") words=date_words(t) value=first />
            <DateField
                field=labels.optional("ends_on").hint(say!(t, members.ends_on_hint))
                words=date_words(t)
                value=last
            />
            <div class="buttons">
                <Button text=say!(t, members.save) kind=ButtonKind::Solid />
            </div>
        </form>
    }
    .into_any()
}

/// As it is now; several roles with days of their own begin with the first and end with the last.
pub fn current(member: &Member, today: NaiveDate) -> MemberForm {
    let first = member.terms.iter().map(|term| term.starts_on).min();
    let endless = member.terms.iter().any(|term| term.ends_on.is_none());
    let last = member.terms.iter().filter_map(|term| term.ends_on).max();
    let [starts_on_year, starts_on_month, starts_on_day] = parts(Some(first.unwrap_or(today)));
    let [ends_on_year, ends_on_month, ends_on_day] = parts(last.filter(|_| !endless));
    MemberForm {
        roles: member
            .terms
            .iter()
            .map(|term| term.role.to_string())
            .collect(),
        starts_on_year,
        starts_on_month,
        starts_on_day,
        ends_on_year,
        ends_on_month,
        ends_on_day,
    }
}

fn parts(day: Option<NaiveDate>) -> [String; 3] {
    day.map_or_else(Default::default, |day| {
        [
            day.year().to_string(),
            day.month().to_string(),
            day.day().to_string(),
        ]
    })
}

/// Out of the body; and out of the portal, for those whose accounts are the Federation's business.
fn ways_out(page: &Page, shown: &Shown, may_change: bool) -> Option<AnyView> {
    let t = page.locale;
    let Member { body, person, .. } = &shown.member;
    let may_leave = shown.member.is_self && page.op.actor.may(Action::Leave);
    if !may_change && !may_leave {
        return None;
    }
    let (remove, page) = match shown.member.is_self {
        true => (say!(t, members.leave), "leave".to_owned()),
        false => (say!(t, members.remove), format!("{person}/remove")),
    };
    let account = (body.kind() != BodyKind::Agent).then(|| account(t, &shown.member));
    let help = (body.kind() == BodyKind::Bank).then(|| help(t, &shown.member));
    Some(
        view! {
            <section class="section">
                <header class="section-head"><h2>{say!(t, members.leave_title)}</h2></header>
                <div class="buttons section-gap">
                    <ButtonLink
                        kind=ButtonKind::Danger
                        href=format!("/members/{body}/{page}")
                        text=remove
                    />
                    {help}
                    {account}
                </div>
            </section>
        }
        .into_any(),
    )
}

/// Whoever may do all of the above may also look in the person's place.
fn help(t: Locale, member: &Member) -> impl IntoView + use<> {
    let email: String = url::form_urlencoded::byte_serialize(member.email.as_bytes()).collect();
    let href = format!("{}?email={email}", support::ADDRESS);
    view! { <ButtonLink kind=ButtonKind::Line href=href text=say!(t, support.member_way) /> }
}

fn account(t: Locale, member: &Member) -> AnyView {
    let at = format!("/members/{}/{}", member.body, member.person);
    if member.is_active {
        let text = say!(t, members.deactivate);
        return view! {
            <ButtonLink kind=ButtonKind::Danger href=format!("{at}/deactivate") text />
        }
        .into_any();
    }
    view! {
        <form method="post" action=format!("{at}/reactivate")>
            <Button text=say!(t, members.reactivate) />
        </form>
    }
    .into_any()
}
