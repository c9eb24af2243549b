//! The page on which a bank asks that an agent does not reach it.

use crate::accounts::Labelled;
use crate::answer::Answer;
use crate::components::{Breadcrumb, ButtonKind, Crumb, FormButtons, TextArea};
use crate::consents::own_bank;
use crate::page::Page;
use crate::problems::Problems;
use crate::shell::Frame;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::ids::ContractId;
use domain::permissions::Action;
use leptos::prelude::*;
use services::consents::of_bank::{BankCase, of_bank};
use services::suspensions::RequestForm;

/// The page.
pub async fn request_page(page: Page, Path(id): Path<ContractId>) -> Answer {
    draw(page, id, (RequestForm::default(), Problems::default())).await
}

/// Asks for it.
pub async fn request(
    page: Page,
    Path(id): Path<ContractId>,
    Form(form): Form<RequestForm>,
) -> Answer {
    match services::suspensions::request(&page.op, id, &form).await {
        Ok(_) => page.go_done("/bank", "suspension_requested"),
        Err(error) => draw(page, id, (form, Problems::of(error)?)).await,
    }
}

/// Whoever comes too late is led back, where it says what became of it.
async fn draw(page: Page, id: ContractId, typed: (RequestForm, Problems)) -> Answer {
    page.op.actor.require_role(Action::RequestSuspension)?;
    let cases = of_bank(&page.op).await?;
    let case = cases.iter().find(|case| case.contract == id);
    let case = case.ok_or(domain::refusal::Refusal::NotFound)?;
    if !case.may_be_suspended() {
        return page.go("/bank");
    }
    let title = say!(page.locale, suspensions.request_title);
    let problems = typed.1.clone();
    let shown = (&page, case, title.clone());
    page.show_form(&problems, Frame::Agent, (&title, || body(shown, &typed)))
}

fn body(
    (page, case, title): (&Page, &BankCase, String),
    (form, problems): &(RequestForm, Problems),
) -> impl IntoView + use<> {
    let t = page.locale;
    let bank = own_bank(page);
    let own = say!(t, consents.bank_title, bank = bank.clone());
    let above = vec![Crumb::new(own, "/bank")];
    let labels = Labelled::new(
        page,
        problems,
        vec![("reason", say!(t, suspensions.f_reason))],
    );
    let reason = labels
        .required("reason")
        .hint(say!(t, suspensions.f_reason_hint));
    view! {
        <Breadcrumb label=say!(t, common.nav_breadcrumb) above here=title.clone() />
        {labels.summary()}
        <header class="page-head">
            <h1>{title} <span class="also" lang="ja">{case.organisation_name.clone()}</span></h1>
            <p>{say!(t, suspensions.request_lead, bank)}</p>
        </header>
        <form method="post" class="fields narrow" novalidate>
            <TextArea field=reason value=form.reason.clone() rows=5 />
            <FormButtons
                kind=ButtonKind::Danger
                text=say!(t, suspensions.request)
                back="/bank"
                cancel=say!(t, common.cancel)
            />
        </form>
    }
}
