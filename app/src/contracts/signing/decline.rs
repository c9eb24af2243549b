//! The page on which a party declines to sign.

use super::parts::base;
use super::{Whose, frame, head};
use crate::answer::Answer;
use crate::components::{ButtonKind, FormButtons, TextArea};
use crate::form::FormView;
use crate::page::Page;
use crate::problems::Problems;
use axum::extract::Path;
use axum_extra::extract::Form;
use domain::contracts::Party;
use leptos::prelude::*;
use services::contracts::{Contract, ReasonForm};

/// The page.
pub async fn decline_page<W: Whose>(page: Page, Path(id): Path<W>) -> Answer {
    let contract = id.contract(&page.op).await?;
    draw(page, (contract, W::PARTY), Typed::default())
}

/// Declines for the party whose page it is.
pub async fn decline<W: Whose>(
    page: Page,
    Path(id): Path<W>,
    Form(form): Form<ReasonForm>,
) -> Answer {
    let contract = id.contract(&page.op).await?;
    let whose = (contract.id, W::PARTY);
    match services::contracts::decline(&page.op, whose, &form).await {
        Ok(()) => page.go_done(&base(&contract, W::PARTY), "signing_declined"),
        Err(error) => {
            let typed = (form, Problems::of(error)?);
            let contract = id.contract(&page.op).await?;
            draw(page, (contract, W::PARTY), typed)
        }
    }
}

/// The form with what is wrong with it.
type Typed = (ReasonForm, Problems);

/// Whoever comes too late, or does not sign, is led to the contract, which says where it stands.
fn draw(page: Page, (contract, party): (Contract, Party), typed: Typed) -> Answer {
    let is_due = contract.state == party.awaited() && contract.signs_by.is_some();
    if !is_due && typed.1.is_empty() {
        return page.go(&base(&contract, party));
    }
    let title = say!(page.locale, signing.decline_title);
    let problems = typed.1.clone();
    let shown = (&page, &contract);
    page.show_form(
        &problems,
        frame(party),
        (&title, || body(shown, (party, title.clone()), &typed)),
    )
}

fn body(
    (page, contract): (&Page, &Contract),
    (party, title): (Party, String),
    (form, problems): &Typed,
) -> impl IntoView + use<> {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let label = say!(t, signing.decline_reason);
    let wrong = drawn.summary(|_| label.clone());
    let version = problems.version(form.version, contract.version).to_string();
    let lead = match party {
        Party::Agent => say!(t, signing.decline_lead),
        Party::Federation => say!(t, signing.decline_lead_office),
    };
    let reason = drawn
        .required("reason", &label)
        .hint(say!(t, signing.decline_hint));
    view! {
        {head(page, contract, (party, title), wrong)}
        <form method="post" class="fields narrow">
            <p>{lead}</p>
            <input type="hidden" name="version" value=version />
            <TextArea field=reason value=form.reason.clone() rows=4 />
            <FormButtons
                kind=ButtonKind::Danger
                text=say!(t, signing.decline)
                back=base(contract, party)
                cancel=say!(t, common.cancel)
            />
        </form>
    }
}
