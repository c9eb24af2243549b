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
        ("name", say!(t, accounts.organisation_name)),
        ("name_kana", say!(t, accounts.organisation_kana)),
        ("corporate_number", say!(t, accounts.corporate_number)),
        ("registration_status", say!(t, accounts.registration_status)),
        ("registration_number", say!(t, accounts.registration_number)),
        ("registration_basis", say!(t, accounts.registration_basis)),
        ("notified_on", say!(t, accounts.notified_on)),
        ("postal_code", say!(t, accounts.postal_code)),
        ("address", say!(t, accounts.address)),
        (
            "representative_title",
            say!(t, accounts.representative_title),
        ),
        ("representative_name", say!(t, accounts.representative_name)),
        ("website", say!(t, accounts.website)),
    ]
}

/// Name, reading and corporate number.
pub fn company(t: Locale, form: &OrganisationForm, labels: &Labelled<'_>) -> impl IntoView + use<> {
    let kana_hint = say!(t, accounts.organisation_kana_hint);
    let number_hint = say!(t, accounts.corporate_number_hint);
    view! {
        <TextField
            field=labels.required("name").hint(say!(t, accounts.organisation_name_hint))
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
        Choice::new("registered", say!(t, accounts.registered)),
        Choice::new("pending", say!(t, accounts.pending)).hint(say!(t, accounts.pending_hint)),
    ];
    let bases = vec![
        Choice::new("labour_bank_act", say!(t, accounts.labour_bank_act)),
        Choice::new("deemed_from_banking_act", say!(t, accounts.deemed)),
    ];
    let number_hint = say!(t, accounts.registration_number_hint);
    let basis_hint = say!(t, accounts.registration_basis_hint);
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
            field=labels.plain("notified_on").hint(say!(t, accounts.notified_on_hint))
            words=date_words(t)
            value=notified_on(form)
        />
    }
}

/// The seat, the representative and the web site.
pub fn seat(t: Locale, form: &OrganisationForm, labels: &Labelled<'_>) -> impl IntoView + use<> {
    view! {
        <TextField
            field=labels.required("postal_code").hint(say!(t, accounts.postal_code_hint))
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
                .hint(say!(t, accounts.representative_title_hint))
            value=form.representative_title.clone()
            entry=Entry::default().width(Width::W320)
        />
        <TextField
            field=labels.required("representative_name")
            value=form.representative_name.clone()
            entry=Entry::default().width(Width::W320)
        />
        <TextField
            field=labels.optional("website").hint(say!(t, accounts.website_hint))
            value=form.website.clone()
            entry=Entry::url()
        />
    }
}

/// 年, 月, 日.
pub fn date_words(t: Locale) -> DateWords {
    DateWords {
        year: say!(t, accounts.year),
        month: say!(t, accounts.month),
        day: say!(t, accounts.day),
    }
}

fn notified_on(form: &OrganisationForm) -> DateValue {
    DateValue {
        year: form.notified_on_year.clone(),
        month: form.notified_on_month.clone(),
        day: form.notified_on_day.clone(),
    }
}
