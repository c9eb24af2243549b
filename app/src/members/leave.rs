//! Out of a body, after a question.

use super::member::load;
use super::{address, frame, title};
use crate::answer::Answer;
use crate::components::{Breadcrumb, ButtonKind, Crumb, FormButtons};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use domain::accounts::{Body, BodyKind};
use domain::ids::PersonId;
use domain::permissions::{Action, Denial};
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::members::remove::remove as take_out;

/// Asks whether the one who looks really wants to leave.
pub async fn leave_page(page: Page, Path(body): Path<Body>) -> Answer {
    let person = own(&page)?;
    draw(&page, (&body, person), &Problems::default()).await
}

/// Lets them go.
pub async fn leave(page: Page, Path(body): Path<Body>) -> Answer {
    let person = own(&page)?;
    take(&page, (&body, person), ("/hats", "member_left")).await
}

fn own(page: &Page) -> Result<PersonId, Refusal> {
    page.op.actor.require(Action::Leave)?;
    let identity = page.op.actor.identity();
    identity
        .map(|identity| identity.person)
        .ok_or(Refusal::SignInRequired)
}

/// Asks whether the person is really to be taken out.
pub async fn remove_page(page: Page, Path((body, person)): Path<(Body, PersonId)>) -> Answer {
    draw(&page, (&body, person), &Problems::default()).await
}

/// Takes the person out.
pub async fn remove(page: Page, Path((body, person)): Path<(Body, PersonId)>) -> Answer {
    let list = address(&body);
    take(&page, (&body, person), (&list, "member_removed")).await
}

async fn take(
    page: &Page,
    (body, person): (&Body, PersonId),
    (next, done): (&str, &str),
) -> Answer {
    match take_out(&page.op, (body, person)).await {
        Ok(()) => page.go_done(next, done),
        Err(error) => draw(page, (body, person), &Problems::of(error)?).await,
    }
}

async fn draw(page: &Page, (body, person): (&Body, PersonId), problems: &Problems) -> Answer {
    let shown = load(page, (body, person)).await?;
    if shown.member.is_self && body.kind() != BodyKind::Agent {
        return Err(Refusal::from(Denial::OwnRights).into());
    }
    let t = page.locale;
    let member = &shown.member;
    let (name, place) = (member.name.clone(), shown.all.body_name.clone());
    let (heading, text, button) = match member.is_self {
        true => (
            say!(t, members.leave_question),
            say!(t, members.leave_text, body = place.clone()),
            say!(t, members.leave),
        ),
        false => (
            say!(t, members.remove_title, name = name.clone()),
            say!(t, members.remove_text, body = place.clone()),
            say!(t, members.remove),
        ),
    };
    let back = format!("/members/{body}/{person}");
    let above = vec![
        Crumb::new(title(t, body.kind(), place), address(body)),
        Crumb::new(name, back.clone()),
    ];
    let summary = FormView::new(page, problems).summary(str::to_owned);
    page.show_form(
        problems,
        frame(page),
        (&heading.clone(), || {
            view! {
                <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=button.clone() />
                <form method="post" class="stack narrow">
                    {summary}
                    <header class="page-head"><h1>{heading}</h1><p>{text}</p></header>
                    <FormButtons
                        kind=ButtonKind::Danger
                        text=button
                        back
                        cancel=say!(t, common.cancel)
                    />
                </form>
            }
        }),
    )
}
