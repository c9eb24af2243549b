//! The work that somebody has in hand, and its way into other hands.

use super::member::{Shown, current, draw, load};
use crate::answer::Answer;
use crate::components::{Button, Choice, SelectField};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::{Form, Path};
use domain::accounts::{Body, BodyKind, Role};
use domain::forms::{FieldErrors, FieldProblem};
use domain::ids::PersonId;
use domain::permissions::Action;
use leptos::prelude::*;
use serde::Deserialize;
use services::members::list::Member;
use services::members::work::{Work, hand_over as put};

/// Into whose hands.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct HandOver {
    to: String,
}

/// Puts everything into somebody else's hands.
pub async fn hand_over(
    page: Page,
    Path((body, person)): Path<(Body, PersonId)>,
    Form(form): Form<HandOver>,
) -> Answer {
    let done = match form.to.parse::<PersonId>() {
        Ok(to) => put(&page.op, &body, (person, to)).await,
        Err(_) => Err(FieldErrors::one("to", FieldProblem::NotChosen).into()),
    };
    match done {
        Ok(()) => page.go_done(&format!("/members/{body}/{person}"), "handed_over"),
        Err(error) => {
            let problems = Problems::of(error)?;
            let shown = load(&page, (&body, person)).await?;
            let form = current(&shown.member, page.op.today());
            draw(&page, &shown, (&form, &problems))
        }
    }
}

/// The list, and for those who decide the choice of somebody else.
pub fn section(page: &Page, shown: &Shown) -> AnyView {
    let t = page.locale;
    if shown.member.body.kind() == BodyKind::Bank {
        return ().into_any();
    }
    let rows: Vec<_> = shown.work.iter().map(|work| row(page, work)).collect();
    let content = match rows.is_empty() {
        true => view! { <p class="sub section-gap">{say!(t, members.work_none)}</p> }.into_any(),
        false => view! {
            <ul class="plain section-gap">{rows}</ul>
            {shown.all.may_manage.then(|| form(page, shown))}
        }
        .into_any(),
    };
    view! {
        <section class="section">
            <header class="section-head"><h2>{say!(t, members.work_title)}</h2></header>
            {content}
        </section>
    }
    .into_any()
}

fn row(page: &Page, work: &Work) -> impl IntoView + use<> {
    let href = match page.op.actor.may(Action::ReadCases) {
        true => format!("/cases/{}", work.id),
        false => format!("/applications/{}", work.id),
    };
    view! {
        <li>
            <a href=href class="nowrap">{work.number.clone()}</a> " "
            <span lang="ja">{work.service.clone()} "（" {work.organisation.clone()} "）"</span>
        </li>
    }
}

fn form(page: &Page, shown: &Shown) -> AnyView {
    let t = page.locale;
    let others: Vec<_> = shown
        .all
        .members
        .iter()
        .filter(|other| other.person != shown.member.person && can_take(other))
        .map(|other| Choice::new(other.person.to_string(), other.name.clone()))
        .collect();
    if others.is_empty() {
        return view! { <p>{say!(t, members.work_nobody)}</p> }.into_any();
    }
    let problems = Problems::default();
    let drawn = FormView::new(page, &problems);
    let field = drawn.plain("to", &say!(t, members.work_to));
    let Member { body, person, .. } = &shown.member;
    let blank = Some(say!(t, members.bank_choose));
    view! {
        <form
            method="post"
            action=format!("/members/{body}/{person}/hand-over")
            class="fields narrow section-gap"
        >
            <p>{say!(t, members.work_lead)}</p>
            <SelectField field options=others blank />
            <div class="buttons"><Button text=say!(t, members.hand_over) /></div>
        </form>
    }
    .into_any()
}

/// Whether somebody can have work of the body in hand today.
pub fn can_take(other: &Member) -> bool {
    let able = |role| match other.body.kind() {
        BodyKind::Agent => matches!(role, Role::Owner | Role::Editor),
        BodyKind::Federation => role == Role::Officer,
        BodyKind::Bank => false,
    };
    let mut terms = other.terms.iter();
    other.is_active && terms.any(|term| term.is_in_force && able(term.role))
}
