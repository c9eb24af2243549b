//! The officer notes that the agent's registration stands in the public list of a day.

use super::step::{Step, day};
use crate::answer::Answer;
use crate::components::{FormButtons, KeyValue, KeyValues};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use crate::words::date;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::{ApplicationId, ContractId};
use leptos::prelude::*;
use services::review::{CaseAction, VerificationForm, verify_registration};

/// The page.
pub async fn registration_page(page: Page, Path(id): Path<ApplicationId>) -> Answer {
    draw(page, id, (VerificationForm::default(), Problems::default())).await
}

/// Notes it.
pub async fn registration(
    page: Page,
    Path(id): Path<ApplicationId>,
    Form(form): Form<VerificationForm>,
) -> Answer {
    match verify_registration(&page.op, id, &form).await {
        Ok(()) => page.go_done(&came_from(&page, id), "registration_verified"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

/// Back to the contract that waits for this, where the officer came from there.
fn came_from(page: &Page, id: ApplicationId) -> String {
    let contract = page.param("contract");
    match contract.and_then(|contract| contract.parse::<ContractId>().ok()) {
        Some(contract) => format!("/contracts/{contract}"),
        None => format!("/cases/{id}"),
    }
}

async fn draw(
    page: Page,
    id: ApplicationId,
    (form, problems): (VerificationForm, Problems),
) -> Answer {
    let step = Step::load(&page, id, CaseAction::Verify).await?;
    let t = page.locale;
    let title = say!(t, review.registration_title);
    let lead = say!(t, review.registration_lead);
    let view = view(&page, &step, (&form, &problems));
    let wrong = FormView::new(&page, &problems).summary(|_| say!(t, review.f_list_on));
    step.show(&page, (&problems, wrong), (title, lead, view))
}

fn view(page: &Page, step: &Step, (form, problems): (&VerificationForm, &Problems)) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let label = say!(t, review.f_list_on);
    let field = drawn
        .required("list_on", &label)
        .hint(say!(t, review.f_list_on_hint));
    // The agent's version, not the case's: the agent is what changes.
    let version = problems.version(form.version, step.case.organisation_version);
    let parts = [
        form.list_on_year.as_str(),
        &form.list_on_month,
        &form.list_on_day,
    ];
    view! {
        <form method="post" class="fields narrow" novalidate>
            {facts(page, step)}
            <input type="hidden" name="version" value=version.to_string() />
            {day(t, field, parts)}
            <FormButtons
                text=say!(t, review.registration_submit)
                back=came_from(page, step.case.application.id)
                cancel=say!(t, common.cancel)
            />
        </form>
    }
    .into_any()
}

/// What is compared with the list.
fn facts(page: &Page, step: &Step) -> impl IntoView + use<> {
    let t = page.locale;
    let agent = &step.case.organisation;
    let number = agent
        .registration
        .as_ref()
        .map_or(say!(t, common.dash), |found| found.number.to_string());
    let last = step.case.verified.and_then(|found| found.list_on).map_or(
        say!(t, review.registration_none),
        |day| {
            let day = date(page.language(), day);
            say!(t, review.list_of, day)
        },
    );
    let rows = vec![
        KeyValue::new(say!(t, review.registration_agent), agent.name.clone()),
        KeyValue::new(say!(t, review.registration_number), number),
        KeyValue::new(
            say!(t, review.registration_corporate),
            agent.corporate_number.as_str().to_owned(),
        ),
        KeyValue::new(say!(t, review.registration_address), agent.address.clone()),
        KeyValue::new(say!(t, review.registration_last), last),
    ];
    view! { <KeyValues rows /> }
}
