//! The form that invites somebody.

use super::hint;
use crate::accounts::{Labelled, date_words, role};
use crate::components::{
    Button, ButtonKind, CheckboxGroup, Choice, DateField, DateValue, Entry, RadioGroup,
    SelectField, TextField, Width,
};
use crate::i18n::*;
use crate::page::Page;
use crate::problems::Problems;
use domain::accounts::{BodyKind, Role};
use domain::banks::Bank;
use leptos::prelude::*;
use services::members::invite::InvitationForm;

/// What was typed, and what the form is for.
pub struct Typed<'a> {
    /// What was typed.
    pub form: &'a InvitationForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// To what kind of body.
    pub kind: BodyKind,
    /// The bank chosen, and the banks there are, where one is to be chosen.
    pub bank: Option<(String, Vec<Bank>)>,
}

/// The summary of what is wrong, and the form.
pub fn form(page: &Page, typed: Typed<'_>) -> (AnyView, AnyView) {
    let t = page.locale;
    let labels = labels(page, typed.problems);
    let summary = labels.summary();
    let form = typed.form;
    let bank = typed
        .bank
        .map(|(chosen, banks)| bank(t, &labels, (chosen, banks)));
    let name = view! {
        <TextField
            field=labels.required("name")
            value=form.name.clone()
            entry=Entry::default().width(Width::W320).autocomplete("off")
        />
        <TextField
            field=labels.required("email")
            value=form.email.clone()
            entry=Entry::email().autocomplete("off")
        />
    };
    let languages = vec![
        Choice::new("ja", say!(t, members.language_ja)),
        Choice::new("en", say!(t, members.language_en)),
    ];
    let drawn = view! {
        <section class="section" id="invite">
            <header class="section-head">
                <h2>{say!(t, members.invite_title)}</h2>
                <p class="below">{say!(t, members.invite_lead)}</p>
            </header>
            <form method="post" class="fields narrow section-gap" novalidate>
                {bank}
                {name}
                {roles(t, &labels, (typed.kind, &form.roles))}
                {last_day(t, &labels, form)}
                <RadioGroup
                    field=labels.required("language")
                    choices=languages
                    value=form.language.clone()
                    row=true
                />
                <div class="buttons">
                    <Button text=say!(t, members.invite_button) kind=ButtonKind::Solid />
                </div>
            </form>
        </section>
    };
    (summary, drawn.into_any())
}

fn last_day(t: Locale, labels: &Labelled<'_>, form: &InvitationForm) -> AnyView {
    let value = DateValue {
        year: form.ends_on_year.clone(),
        month: form.ends_on_month.clone(),
        day: form.ends_on_day.clone(),
    };
    let field = labels
        .optional("ends_on")
        .hint(say!(t, members.ends_on_hint));
    view! { <DateField field words=date_words(t) value /> }.into_any()
}

/// The labels of everything that is said about a member.
pub fn labels<'a>(page: &'a Page, problems: &'a Problems) -> Labelled<'a> {
    let t = page.locale;
    let labels = vec![
        ("bank", say!(t, members.bank)),
        ("name", say!(t, accounts.person_name)),
        ("email", say!(t, accounts.email)),
        ("roles", say!(t, accounts.roles)),
        ("starts_on", say!(t, members.starts_on)),
        ("ends_on", say!(t, members.ends_on)),
        ("language", say!(t, members.mail_language)),
    ];
    Labelled::new(page, problems, labels)
}

/// The roles of a kind of body; whoever acts for a bank is one thing there.
pub fn roles(t: Locale, labels: &Labelled<'_>, (kind, chosen): (BodyKind, &[String])) -> AnyView {
    let choices: Vec<_> = Role::of_kind(kind)
        .map(|which| Choice::new(which.code(), role(t, which)).hint(hint(t, which)))
        .collect();
    let field = labels.required("roles");
    match kind {
        BodyKind::Bank => {
            let value = chosen.first().cloned().unwrap_or_default();
            view! { <RadioGroup field choices value /> }.into_any()
        }
        BodyKind::Agent => {
            let field = field.hint(say!(t, members.roles_hint));
            view! { <CheckboxGroup field choices values=chosen.to_vec() /> }.into_any()
        }
        BodyKind::Federation => {
            let field = field.hint(say!(t, members.staff_roles_hint));
            view! { <CheckboxGroup field choices values=chosen.to_vec() /> }.into_any()
        }
    }
}

fn bank(t: Locale, labels: &Labelled<'_>, (chosen, banks): (String, Vec<Bank>)) -> AnyView {
    let name = |bank: &Bank| match t {
        Locale::ja => bank.name.clone(),
        Locale::en => bank.name_en.clone(),
    };
    let options = banks
        .iter()
        .map(|bank| Choice::new(bank.code.as_str(), name(bank)))
        .collect();
    let blank = Some(say!(t, members.bank_choose));
    view! { <SelectField field=labels.required("bank") options value=chosen blank /> }.into_any()
}
