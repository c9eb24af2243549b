//! The fields of an organisation, as registration asks for them.

use super::form::Labelled;
use crate::components::{
    Choice, DateField, DateValue, DateWords, Entry, RadioGroup, TextField, Width,
};
use crate::i18n::*;
use domain::organisations::OrganisationForm;
use leptos::prelude::*;

/// The labels, by the names under which the fields are sent.
pub fn labels(t: Locale) -> Vec<(&'static str, String)> {
    vec![
        (
            "name",
            td_string!(t, accounts.organisation_name).to_string(),
        ),
        (
            "name_kana",
            td_string!(t, accounts.organisation_kana).to_string(),
        ),
        (
            "corporate_number",
            td_string!(t, accounts.corporate_number).to_string(),
        ),
        (
            "registration_status",
            td_string!(t, accounts.registration_status).to_string(),
        ),
        (
            "registration_number",
            td_string!(t, accounts.registration_number).to_string(),
        ),
        (
            "registration_basis",
            td_string!(t, accounts.registration_basis).to_string(),
        ),
        (
            "notified_on",
            td_string!(t, accounts.notified_on).to_string(),
        ),
        (
            "postal_code",
            td_string!(t, accounts.postal_code).to_string(),
        ),
        ("address", td_string!(t, accounts.address).to_string()),
        (
            "representative_title",
            td_string!(t, accounts.representative_title).to_string(),
        ),
        (
            "representative_name",
            td_string!(t, accounts.representative_name).to_string(),
        ),
        ("website", td_string!(t, accounts.website).to_string()),
    ]
}

/// Name, reading and corporate number.
pub fn company(t: Locale, form: &OrganisationForm, labels: &Labelled<'_>) -> impl IntoView + use<> {
    let kana_hint = td_string!(t, accounts.organisation_kana_hint).to_string();
    let number_hint = td_string!(t, accounts.corporate_number_hint).to_string();
    view! {
        <TextField
            field=labels.required("name").hint(td_string!(t, accounts.organisation_name_hint).to_string())
            value=form.name.clone()
            entry=Entry::default().autocomplete("organization")
        />
        <TextField field=labels.required("name_kana").hint(kana_hint) value=form.name_kana.clone() />
        <TextField
            field=labels.required("corporate_number").hint(number_hint)
            value=form.corporate_number.clone()
            entry=Entry::digits(Width::W240)
        />
    }
}

/// The entry in the register of agents, or that it is on its way.
pub fn registration(
    t: Locale,
    form: &OrganisationForm,
    labels: &Labelled<'_>,
) -> impl IntoView + use<> {
    let states = vec![
        Choice::new("registered", td_string!(t, accounts.registered).to_string()),
        Choice::new("pending", td_string!(t, accounts.pending).to_string())
            .hint(td_string!(t, accounts.pending_hint).to_string()),
    ];
    let bases = vec![
        Choice::new(
            "labour_bank_act",
            td_string!(t, accounts.labour_bank_act).to_string(),
        ),
        Choice::new(
            "deemed_from_banking_act",
            td_string!(t, accounts.deemed).to_string(),
        ),
    ];
    let number_hint = td_string!(t, accounts.registration_number_hint).to_string();
    let basis_hint = td_string!(t, accounts.registration_basis_hint).to_string();
    view! {
        <RadioGroup
            field=labels.required("registration_status")
            choices=states
            value=form.registration_status.clone()
        />
        <TextField
            field=labels.plain("registration_number").hint(number_hint)
            value=form.registration_number.clone()
            entry=Entry::default().width(Width::W320)
        />
        <RadioGroup
            field=labels.plain("registration_basis").hint(basis_hint)
            choices=bases
            value=form.registration_basis.clone()
        />
        <DateField
            field=labels.plain("notified_on").hint(td_string!(t, accounts.notified_on_hint).to_string())
            words=date_words(t)
            value=notified_on(form)
        />
    }
}

/// The seat, the representative and the web site.
pub fn seat(t: Locale, form: &OrganisationForm, labels: &Labelled<'_>) -> impl IntoView + use<> {
    view! {
        <TextField
            field=labels.required("postal_code").hint(td_string!(t, accounts.postal_code_hint).to_string())
            value=form.postal_code.clone()
            entry=Entry::digits(Width::W160).autocomplete("postal-code")
        />
        <TextField
            field=labels.required("address")
            value=form.address.clone()
            entry=Entry::default().autocomplete("street-address")
        />
        <TextField
            field=labels.required("representative_title")
                .hint(td_string!(t, accounts.representative_title_hint).to_string())
            value=form.representative_title.clone()
            entry=Entry::default().width(Width::W320)
        />
        <TextField
            field=labels.required("representative_name")
            value=form.representative_name.clone()
            entry=Entry::default().width(Width::W320)
        />
        <TextField
            field=labels.optional("website").hint(td_string!(t, accounts.website_hint).to_string())
            value=form.website.clone()
            entry=Entry::url()
        />
    }
}

fn date_words(t: Locale) -> DateWords {
    DateWords {
        year: td_string!(t, accounts.year).to_string(),
        month: td_string!(t, accounts.month).to_string(),
        day: td_string!(t, accounts.day).to_string(),
    }
}

fn notified_on(form: &OrganisationForm) -> DateValue {
    DateValue {
        year: form.notified_on_year.clone(),
        month: form.notified_on_month.clone(),
        day: form.notified_on_day.clone(),
    }
}
