//! The form with which an officer fixes the text.

use super::words::{date_words, typed_date};
use crate::components::{
    Button, ButtonKind, Choice, DateField, Entry, Field, RadioGroup, SelectField, TextField, Width,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use crate::words::date;
use domain::contracts::{SIGN_WITHIN, SIGN_WITHIN_CHOICES, SigningOrder};
use leptos::prelude::*;
use services::contracts::{Contract, DrawUpForm};

/// What stands in the form before anybody types: the Federation as the last contract named it.
pub fn proposed(contract: &Contract) -> DrawUpForm {
    DrawUpForm {
        federation_address: contract.federation.address.clone(),
        federation_title: contract.federation.representative_title.clone(),
        federation_name: contract.federation.representative_name.clone(),
        signing_order: SigningOrder::default().code().to_owned(),
        sign_within: SIGN_WITHIN.to_string(),
        ..DrawUpForm::default()
    }
}

/// The form.
pub fn draw_up_form(
    page: &Page,
    contract: &Contract,
    (form, problems): (&DrawUpForm, &Problems),
) -> AnyView {
    let t = page.locale;
    let drawn = FormView::new(page, problems);
    let day = date(page.language(), contract.earliest);
    let effective = drawn
        .required("effective_from", &label(t, "effective_from"))
        .hint(say!(t, contracts.effective_hint, day));
    let value = typed_date(
        &form.effective_from_year,
        &form.effective_from_month,
        &form.effective_from_day,
    );
    let field = |name: &str| drawn.required(name, &label(t, name));
    let hint = say!(t, contracts.federation_hint);
    view! {
        <form method="post" action=format!("/contracts/{}/draw-up", contract.id) class="fields">
            <p>{say!(t, contracts.draw_up_lead)}</p>
            <input type="hidden" name="version" value=problems.version(form.version, contract.version).to_string() />
            <DateField field=effective words=date_words(t) value />
            <TextField
                field=field("federation_address").hint(hint)
                value=form.federation_address.clone()
            />
            <TextField
                field=field("federation_title")
                value=form.federation_title.clone()
                entry=Entry::default().width(Width::W320)
            />
            <TextField
                field=field("federation_name")
                value=form.federation_name.clone()
                entry=Entry::default().width(Width::W320)
            />
            {signing(t, form, (field("signing_order"), field("sign_within")))}
            <div class="buttons">
                <Button kind=ButtonKind::Solid text=say!(t, contracts.draw_up) />
            </div>
        </form>
    }
    .into_any()
}

/// Who signs first, and how long each party has.
fn signing(t: Locale, form: &DrawUpForm, (order, within): (Field, Field)) -> AnyView {
    view! {
        <RadioGroup
            field=order.hint(say!(t, signing.order_hint))
            choices=orders(t)
            value=form.signing_order.clone()
        />
        <SelectField
            field=within.hint(say!(t, signing.within_hint))
            options=spans(t)
            value=form.sign_within.clone()
        />
    }
    .into_any()
}

fn orders(t: Locale) -> Vec<Choice> {
    let word = |order| match order {
        SigningOrder::AgentFirst => say!(t, signing.agent_first),
        SigningOrder::FederationFirst => say!(t, signing.federation_first),
    };
    let choice = |order: SigningOrder| Choice::new(order.code(), word(order));
    SigningOrder::ALL.map(choice).to_vec()
}

fn spans(t: Locale) -> Vec<Choice> {
    let choice = |days: u32| Choice::new(days.to_string(), say!(t, signing.within_days, days));
    SIGN_WITHIN_CHOICES.map(choice).to_vec()
}

/// What is wrong with the form; the page tells it before everything else.
pub fn summary(page: &Page, problems: &Problems) -> AnyView {
    FormView::new(page, problems).summary(|field| label(page.locale, field))
}

fn label(t: Locale, field: &str) -> String {
    match field {
        "signing_order" => say!(t, signing.order),
        "sign_within" => say!(t, signing.within),
        "federation_address" => say!(t, contracts.federation_address),
        "federation_title" => say!(t, contracts.federation_title),
        "federation_name" => say!(t, contracts.federation_name),
        _ => say!(t, contracts.effective_from),
    }
}
