//! Putting an application into a colleague's hands.

use super::words::service;
use crate::answer::Answer;
use crate::components::{Breadcrumb, Choice, Crumb, FormButtons, KeyValue, KeyValues, SelectField};
use crate::form::FormView;
use crate::members::can_take;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::{Form, Path};
use domain::accounts::Body;
use domain::forms::{FieldErrors, FieldProblem};
use domain::ids::{ApplicationId, PersonId};
use domain::permissions::Action;
use leptos::prelude::*;
use serde::Deserialize;
use services::applications::show::{Shown, show};
use services::members::list::{Members, list};

/// Into whose hands.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TransferForm {
    to: String,
}

/// The choice of a colleague.
pub async fn transfer_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    draw(&page, id, (String::new(), Problems::default())).await
}

/// Puts it into the colleague's hands.
pub async fn transfer(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(form): Form<TransferForm>,
) -> Answer {
    let done = match form.to.parse::<PersonId>() {
        Ok(to) => services::applications::transfer::transfer(&page.op, id, to).await,
        Err(_) => Err(FieldErrors::one("to", FieldProblem::NotChosen).into()),
    };
    match done {
        Ok(()) => page.go_done(&format!("/applications/{id}"), "handed_over"),
        Err(error) => draw(&page, id, (form.to, Problems::of(error)?)).await,
    }
}

async fn draw(page: &Page, id: ApplicationId, typed: (String, Problems)) -> Answer {
    page.op.actor.require(Action::Transfer)?;
    let shown = show(&page.op, id).await?;
    let body = Body::Agent(shown.application.organisation);
    let members = list(&page.op, &body).await?;
    let title = say!(page.locale, members.transfer_title);
    let (chosen, problems) = &typed;
    page.show_form(
        problems,
        Frame::Agent,
        (&title, || {
            question(page, (&shown, &members), (chosen, problems))
        }),
    )
}

fn question(
    page: &Page,
    (shown, members): (&Shown, &Members),
    (chosen, problems): (&str, &Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let back = format!("/applications/{}", shown.application.id);
    let title = say!(t, members.transfer_title);
    let in_charge = shown.application.in_charge;
    let now = members.members.iter().find(|one| one.person == in_charge);
    let now = now.map_or_else(|| say!(t, common.dash), |member| member.name.clone());
    let others = members
        .members
        .iter()
        .filter(|other| other.person != in_charge && can_take(other))
        .map(|other| Choice::new(other.person.to_string(), other.name.clone()))
        .collect();
    let label = say!(t, members.work_to);
    let drawn = FormView::new(page, problems);
    let field = drawn.required("to", &label);
    let blank = Some(say!(t, members.bank_choose));
    let above = vec![Crumb::new(service(t, &shown.application), back.clone())];
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        <form method="post" class="fields narrow">
            {drawn.summary(|_| label.clone())}
            <header class="page-head"><h1>{title}</h1></header>
            <KeyValues rows=vec![KeyValue::new(say!(t, members.in_charge), now)] />
            <SelectField field options=others value=chosen.to_owned() blank />
            <FormButtons text=say!(t, members.transfer) back cancel=say!(t, common.cancel) />
        </form>
    }
}
