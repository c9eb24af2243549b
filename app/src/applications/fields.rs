//! The fields of each section.

use crate::components::{
    Checkbox, CheckboxGroup, Choice, DateField, DateValue, DateWords, Entry, Field, RadioGroup,
    TextArea, TextField, Width,
};
use crate::form::FormView;
use crate::i18n::*;
use crate::page::Page;
use crate::sections::{choice, field_hint, field_label};
use domain::applications::checklist::{Question, checklist};
use domain::applications::validation::SCOPES;
use domain::applications::{Content, Section};
use domain::banks::Bank;
use leptos::prelude::*;

/// Asked for after a certain answer only; their hints say which.
const CONDITIONAL: [&str; 5] = [
    "registration_number",
    "registration_basis",
    "notified_on",
    "chained_provider_names",
    "scraping_ends",
];

/// What the fields are drawn from.
pub struct Drawn<'a> {
    pub page: &'a Page,
    pub form: FormView<'a>,
    pub content: &'a Content,
    pub banks: &'a [Bank],
}

/// The fields of a section with what was typed.
pub fn fields(drawn: &Drawn<'_>, section: Section) -> AnyView {
    match section {
        Section::Organisation => organisation(drawn),
        Section::Contacts => contacts(drawn),
        Section::Service => service(drawn),
        Section::Scopes => scopes(drawn),
        Section::Disclosure => disclosure(drawn),
        Section::Declaration => declaration(drawn),
        Section::Security => security(drawn),
        Section::Documents => drawn.prose(
            Section::Documents,
            ("remarks", &drawn.content.documents.remarks),
            false,
        ),
    }
}

impl Drawn<'_> {
    fn field(&self, section: Section, name: &str, required: bool) -> Field {
        let label = field_label(self.page.locale, section, name);
        let field = match required {
            true => self.form.required(name, &label),
            false if is_conditional(name) => self.form.plain(name, &label),
            false => self.form.optional(name, &label),
        };
        match field_hint(self.page.locale, section, name) {
            Some(hint) => field.hint(hint),
            None => field,
        }
    }

    fn text(&self, section: Section, (name, value): (&str, &str), entry: Entry) -> AnyView {
        let field = self.field(section, name, true);
        view! { <TextField field value=value.to_owned() entry /> }.into_any()
    }

    fn prose(&self, section: Section, (name, value): (&str, &str), required: bool) -> AnyView {
        let field = self.field(section, name, required);
        view! { <TextArea field value=value.to_owned() rows=4 /> }.into_any()
    }

    fn radios(&self, section: Section, (name, value): (&str, &str), codes: &[&str]) -> AnyView {
        let choices = codes
            .iter()
            .map(|code| Choice::new(*code, choice(self.page.locale, code)))
            .collect();
        let field = self.field(section, name, true);
        view! { <RadioGroup field choices value=value.to_owned() /> }.into_any()
    }

    fn day(&self, section: Section, name: &str, value: [&str; 3]) -> AnyView {
        let t = self.page.locale;
        let [year, month, day] = value.map(ToOwned::to_owned);
        let words = DateWords {
            year: say!(t, sections.year),
            month: say!(t, sections.month),
            day: say!(t, sections.day),
        };
        let field = self.field(section, name, false);
        view! { <DateField field words value=DateValue { year, month, day } /> }.into_any()
    }

    fn agreement(&self, (name, value): (&str, &str), text: String) -> AnyView {
        let field = self.field(Section::Declaration, name, true);
        view! { <Checkbox field text checked={value == "yes"} value="yes" /> }.into_any()
    }
}

/// Whether it depends on another answer that the field is asked for, so that neither mark would be true.
fn is_conditional(name: &str) -> bool {
    CONDITIONAL.contains(&name) || name.starts_with("explanations.")
}

fn organisation(drawn: &Drawn<'_>) -> AnyView {
    const S: Section = Section::Organisation;
    let typed = &drawn.content.organisation;
    let notified = [
        typed.notified_on_year.as_str(),
        &typed.notified_on_month,
        &typed.notified_on_day,
    ];
    let number = drawn.field(S, "registration_number", false);
    let basis = drawn.field(S, "registration_basis", false);
    let website = drawn.field(S, "website", false);
    let t = drawn.page.locale;
    let bases = ["labour_bank_act", "deemed_from_banking_act"]
        .map(|code| Choice::new(code, choice(t, code)))
        .to_vec();
    view! {
        {drawn.text(S, ("name", &typed.name), Entry::default())}
        {drawn.text(S, ("name_kana", &typed.name_kana), Entry::default())}
        {drawn.text(S, ("corporate_number", &typed.corporate_number), Entry::digits(Width::W240))}
        {drawn.radios(S, ("registration_status", &typed.registration_status), &["registered", "pending"])}
        <TextField field=number value=typed.registration_number.clone() entry=Entry::default() />
        <RadioGroup field=basis choices=bases value=typed.registration_basis.clone() />
        {drawn.day(S, "notified_on", notified)}
        {drawn.text(S, ("postal_code", &typed.postal_code), Entry::digits(Width::W160))}
        {drawn.text(S, ("address", &typed.address), Entry::default())}
        {drawn.text(S, ("representative_title", &typed.representative_title), Entry::default())}
        {drawn.text(S, ("representative_name", &typed.representative_name), Entry::default())}
        <TextField field=website value=typed.website.clone() entry=Entry::url() />
    }
    .into_any()
}

fn contacts(drawn: &Drawn<'_>) -> AnyView {
    const S: Section = Section::Contacts;
    let typed = &drawn.content.contacts;
    view! {
        {drawn.text(S, ("business_name", &typed.business_name), Entry::default())}
        {drawn.text(S, ("business_department", &typed.business_department), Entry::default())}
        {drawn.text(S, ("business_email", &typed.business_email), Entry::email())}
        {drawn.text(S, ("business_tel", &typed.business_tel), Entry::telephone())}
        {drawn.text(S, ("technical_name", &typed.technical_name), Entry::default())}
        {drawn.text(S, ("technical_email", &typed.technical_email), Entry::email())}
        {drawn.text(S, ("emergency_tel", &typed.emergency_tel), Entry::telephone())}
    }
    .into_any()
}

fn service(drawn: &Drawn<'_>) -> AnyView {
    const S: Section = Section::Service;
    let typed = &drawn.content.service;
    view! {
        {drawn.text(S, ("service_name", &typed.service_name), Entry::default())}
        {drawn.prose(S, ("outline", &typed.outline), true)}
        {drawn.prose(S, ("data_flow", &typed.data_flow), true)}
        {drawn.text(S, ("storage_location", &typed.storage_location), Entry::default())}
        {drawn.prose(S, ("outsourcing", &typed.outsourcing), true)}
        {drawn.radios(S, ("chained_providers", &typed.chained_providers), &["none", "some"])}
        {drawn.prose(S, ("chained_provider_names", &typed.chained_provider_names), false)}
    }
    .into_any()
}

fn scopes(drawn: &Drawn<'_>) -> AnyView {
    const S: Section = Section::Scopes;
    let typed = &drawn.content.scopes;
    let t = drawn.page.locale;
    let apis = SCOPES
        .map(|code| Choice::new(code, choice(t, code)))
        .to_vec();
    let name = |bank: &Bank| {
        if t == Locale::ja {
            bank.name.clone()
        } else {
            bank.name_en.clone()
        }
    };
    let banks = drawn
        .banks
        .iter()
        .map(|bank| Choice::new(bank.code.to_string(), name(bank)))
        .collect();
    let (apis_field, banks_field) = (
        drawn.field(S, "scopes", true),
        drawn.field(S, "banks", true),
    );
    view! {
        <CheckboxGroup field=apis_field choices=apis values=typed.scopes.clone() />
        <CheckboxGroup field=banks_field choices=banks values=typed.banks.clone() />
        {drawn.prose(S, ("purpose", &typed.purpose), true)}
    }
    .into_any()
}

fn disclosure(drawn: &Drawn<'_>) -> AnyView {
    const S: Section = Section::Disclosure;
    let typed = &drawn.content.disclosure;
    view! {
        {drawn.text(S, ("disclosure_url", &typed.disclosure_url), Entry::url())}
        {drawn.text(S, ("privacy_policy_url", &typed.privacy_policy_url), Entry::url())}
        {drawn.text(S, ("terms_url", &typed.terms_url), Entry::url())}
        {drawn.prose(S, ("complaint_contact", &typed.complaint_contact), true)}
        {drawn.prose(S, ("liability", &typed.liability), true)}
        {drawn.prose(S, ("fees", &typed.fees), true)}
    }
    .into_any()
}

fn declaration(drawn: &Drawn<'_>) -> AnyView {
    const S: Section = Section::Declaration;
    let typed = &drawn.content.declaration;
    let t = drawn.page.locale;
    let ends = [
        typed.scraping_ends_year.as_str(),
        &typed.scraping_ends_month,
        &typed.scraping_ends_day,
    ];
    let ways = vec![
        Choice::new("yes", say!(t, sections.api_only_text)),
        Choice::new("no", say!(t, sections.api_only_no_text)),
    ];
    let (force, truth) = (
        say!(t, sections.no_antisocial_text),
        say!(t, sections.truthful_text),
    );
    view! {
        <RadioGroup field=drawn.field(S, "api_only", true) choices=ways value=typed.api_only.clone() />
        {drawn.radios(S, ("scrapes_today", &typed.scrapes_today), &["no", "yes"])}
        {drawn.day(S, "scraping_ends", ends)}
        {drawn.agreement(("no_antisocial_forces", &typed.no_antisocial_forces), force)}
        {drawn.agreement(("truthful", &typed.truthful), truth)}
    }
    .into_any()
}

fn security(drawn: &Drawn<'_>) -> AnyView {
    let questions: Vec<_> = checklist()
        .questions
        .iter()
        .map(|q| question(drawn, q))
        .collect();
    questions.into_any()
}

fn question(drawn: &Drawn<'_>, question: &Question) -> AnyView {
    const S: Section = Section::Security;
    let typed = &drawn.content.security;
    let t = drawn.page.locale;
    let name = format!("answers.{}", question.code);
    let explained = format!("explanations.{}", question.code);
    let given = |map: &std::collections::BTreeMap<String, String>| {
        map.get(&question.code).cloned().unwrap_or_default()
    };
    let field = drawn
        .field(S, &name, true)
        .hint(question.guidance(drawn.page.language()));
    let choices = ["yes", "no"]
        .map(|code| Choice::new(code, choice(t, code)))
        .to_vec();
    let explanation = drawn.field(S, &explained, false);
    // The explanation is asked for with a "no" alone; what was written once stays in sight.
    let written = given(&typed.explanations);
    let class = if written.is_empty() {
        "question"
    } else {
        "question explained"
    };
    view! {
        <div class=class>
            <RadioGroup field choices value=given(&typed.answers) row=true />
            <TextArea field=explanation value=written rows=2 />
        </div>
    }
    .into_any()
}
