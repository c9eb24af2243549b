//! The form with which an officer records that the agent stands in the public list.

use super::words::{date_words, typed_date};
use crate::components::{Button, ButtonKind, DateField};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use leptos::prelude::*;
use services::contracts::Contract;
use services::organisations::show::Agent;
use services::organisations::verify_registration::VerificationForm;

/// The form, or the sentence that there is no registration to verify.
pub fn verify_form(
    page: &Page,
    (contract, agent): (&Contract, &Agent),
    (form, problems): (&VerificationForm, &Problems),
) -> AnyView {
    let t = page.locale;
    let lead = td_string!(t, contracts.draw_up_unverified).to_string();
    let Some(registration) = &agent.organisation.registration else {
        let none = td_string!(t, contracts.verify_none).to_string();
        return view! { <p>{lead}</p> <p class="strong">{none}</p> }.into_any();
    };
    let number = registration.number.to_string();
    let drawn = FormView::new(page, problems);
    let label = td_string!(t, contracts.list_on).to_string();
    let value = typed_date(&form.list_on_year, &form.list_on_month, &form.list_on_day);
    view! {
        <form method="post" action=format!("/contracts/{}/registration", contract.id) class="fields">
            {drawn.summary(|_| label.clone())}
            <p>{lead} " " {td_string!(t, contracts.verify_lead, number).to_string()}</p>
            <input type="hidden" name="version" value=agent.version.to_string() />
            <DateField field=drawn.required("list_on", &label) words=date_words(t) value />
            <div class="buttons">
                <Button kind=ButtonKind::Solid text=td_string!(t, contracts.verify).to_string() />
            </div>
        </form>
    }
    .into_any()
}
