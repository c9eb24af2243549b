//! An account out of use, after a question, and into use again.

use super::member::load;
use super::{address, frame, title};
use crate::answer::Answer;
use crate::components::{Breadcrumb, ButtonKind, Crumb, FormButtons};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use domain::accounts::Body;
use domain::ids::PersonId;
use domain::permissions::{Action, Denial};
use domain::refusal::Refusal;
use leptos::prelude::*;
use services::members::deactivate as accounts;

/// Asks whether the account is really to be taken out of use.
pub async fn deactivate_page(page: Page, Path((body, person)): Path<(Body, PersonId)>) -> Answer {
    page.op.actor.require(Action::ManagePeople)?;
    draw(&page, (&body, person), &Problems::default()).await
}

/// Takes it out of use.
pub async fn deactivate(page: Page, Path((body, person)): Path<(Body, PersonId)>) -> Answer {
    match accounts::deactivate(&page.op, person).await {
        Ok(()) => page.go_done(&address(&body), "deactivated"),
        Err(error) => draw(&page, (&body, person), &Problems::of(error)?).await,
    }
}

/// Takes it into use again.
pub async fn reactivate(page: Page, Path((body, person)): Path<(Body, PersonId)>) -> Answer {
    accounts::reactivate(&page.op, person).await?;
    page.go_done(&format!("/members/{body}/{person}"), "reactivated")
}

async fn draw(page: &Page, (body, person): (&Body, PersonId), problems: &Problems) -> Answer {
    let shown = load(page, (body, person)).await?;
    if shown.member.is_self {
        return Err(Refusal::from(Denial::OwnRights).into());
    }
    let t = page.locale;
    let name = shown.member.name.clone();
    let heading = say!(t, members.deactivate_title, name = name.clone());
    let back = format!("/members/{body}/{person}");
    let above = vec![
        Crumb::new(title(t, body.kind(), shown.all.body_name), address(body)),
        Crumb::new(name, back.clone()),
    ];
    let summary = FormView::new(page, problems).summary(str::to_owned);
    let button = say!(t, members.deactivate);
    page.show_form(
        problems,
        frame(page),
        (&heading.clone(), || {
            view! {
                <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=button.clone() />
                <form method="post" class="stack narrow">
                    {summary}
                    <header class="page-head">
                        <h1>{heading}</h1>
                        <p>{say!(t, members.deactivate_text)}</p>
                    </header>
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
