//! Choosing what to apply for.

use crate::answer::Answer;
use crate::components::{Breadcrumb, Button, ButtonKind, Choice, Crumb, RadioGroup};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use crate::words::{date, family};
use axum_extra::extract::Form;
use domain::forms::{FieldErrors, FieldProblem};
use domain::intake::{Intake, ScopeFamily};
use domain::permissions::Action;
use leptos::prelude::*;
use serde::Deserialize;
use services::intake::FamilyStatus;

/// What was chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct BeginForm {
    family: String,
}

/// The page.
pub async fn begin_page(page: Page) -> Answer {
    draw(page, Problems::default()).await
}

/// Creates the draft, or goes on with the one there is.
pub async fn begin(page: Page, Form(form): Form<BeginForm>) -> Answer {
    let Ok(family) = form.family.parse::<ScopeFamily>() else {
        let fields = FieldErrors::one("family", FieldProblem::NotChosen);
        return draw(
            page,
            Problems {
                fields,
                general: None,
            },
        )
        .await;
    };
    let id = services::applications::begin::begin(&page.op, family).await?;
    page.go(&format!("/applications/{id}"))
}

async fn draw(page: Page, problems: Problems) -> Answer {
    page.op.actor.require(Action::Begin)?;
    let families = services::intake::status(&page.op).await?;
    let title = say!(page.locale, applications.begin_title);
    page.show_form(
        &problems,
        Frame::Agent,
        (&title, || body(&page, families, &problems)),
    )
}

fn body(page: &Page, families: Vec<FamilyStatus>, problems: &Problems) -> impl IntoView + use<> {
    let t = page.locale;
    let form = FormView::new(page, problems);
    let label = say!(t, applications.family);
    let summary = form.summary(|_| label.clone());
    let field = form.plain("family", &label);
    let choices: Vec<Choice> = families
        .into_iter()
        .map(|status| choice(page, &status))
        .collect();
    view! {
        <Breadcrumb
            label=say!(t, common.nav_breadcrumb)
            above=vec![Crumb::new(say!(t, applications.title), "/applications")]
            here=say!(t, applications.begin_title)
        />
        <form method="post" class="fields narrow">
            {summary}
            <header class="page-head">
                <h1>{say!(t, applications.begin_title)}</h1>
                <p>{say!(t, applications.begin_lead)}</p>
            </header>
            <RadioGroup field choices value="account_information" />
            <div class="buttons">
                <Button kind=ButtonKind::Solid text=say!(t, applications.begin_button) />
            </div>
        </form>
    }
}

fn choice(page: &Page, status: &FamilyStatus) -> Choice {
    let t = page.locale;
    let hint = match &status.intake {
        Intake::Open { .. } => say!(t, applications.open),
        Intake::Upcoming { opens_on, .. } => {
            let day = date(page.language(), *opens_on);
            say!(t, applications.upcoming, day)
        }
        Intake::Undecided { reason } => {
            let reason = reason.clone();
            say!(t, applications.undecided, reason)
        }
    };
    Choice::new(status.family.code(), family(t, status.family)).hint(hint)
}
