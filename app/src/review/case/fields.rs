//! The fields of a section in the order in which they were asked, as they stand and as they stood before.

use super::{comma, shows_changes};
use crate::i18n::*;
use crate::page::Page;
use crate::sections::value_words;
use crate::words::date;
use chrono::NaiveDate;
use domain::applications::Section;
use domain::applications::changes::fields;
use domain::applications::checklist::checklist;
use domain::banks::Bank;
use services::review::Case;
use std::collections::BTreeMap;

/// One field with its words.
pub struct Shown {
    /// Its name in the form.
    pub name: String,
    /// What it says; empty when nothing was entered.
    pub value: String,
    /// What it said in the version before, where that was something else.
    pub before: Option<String>,
}

/// The fields of a section.
pub fn shown(page: &Page, case: &Case, (section, banks): (Section, &[Bank])) -> Vec<Shown> {
    let after = fields(&case.application.content, section);
    let before = shows_changes(case).then(|| before(case, section, &after));
    let words =
        |all: &BTreeMap<String, String>, name: &str| value(page, all, (section, name, banks));
    names(section)
        .into_iter()
        .filter_map(|name| {
            let value = words(&after, &name);
            let old = before
                .as_ref()
                .map(|before| words(before, &name))
                .filter(|old| *old != value);
            let asked = !only_where_given(&name) || !value.is_empty() || old.is_some();
            asked.then_some(Shown {
                name,
                value,
                before: old,
            })
        })
        .collect()
}

/// Fields that are asked only after a certain answer, or that may stay empty.
fn only_where_given(name: &str) -> bool {
    name.starts_with("explanations.")
        || matches!(
            name,
            "registration_number"
                | "registration_basis"
                | "notified_on"
                | "website"
                | "chained_provider_names"
                | "scraping_ends"
                | "remarks"
        )
}

/// How many fields differ from the version before.
pub fn changed(page: &Page, case: &Case) -> usize {
    Section::ALL
        .into_iter()
        .flat_map(|section| shown(page, case, (section, &[])))
        .filter(|field| field.before.is_some())
        .count()
}

/// The fields as they stood in the version before.
fn before(
    case: &Case,
    section: Section,
    after: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let mut before = after.clone();
    for change in case
        .changes
        .iter()
        .filter(|change| change.section == section)
    {
        if change.before.is_empty() {
            before.remove(&change.field);
        } else {
            before.insert(change.field.clone(), change.before.clone());
        }
    }
    before
}

/// What a field says, in words: a date from its three parts, banks by their names.
fn value(
    page: &Page,
    all: &BTreeMap<String, String>,
    (section, name, banks): (Section, &str, &[Bank]),
) -> String {
    let part = |suffix: &str| all.get(&format!("{name}{suffix}")).map(String::as_str);
    if let (Some(year), Some(month), Some(day)) = (part("_year"), part("_month"), part("_day")) {
        return in_words(page, [year, month, day]);
    }
    let Some(value) = all.get(name) else {
        return String::new();
    };
    if (section, name) == (Section::Scopes, "banks") {
        return bank_names(page, value, banks);
    }
    value_words(page.locale, section, name, value)
}

/// A date that is none stays as it was typed.
fn in_words(page: &Page, parts: [&str; 3]) -> String {
    let [year, month, day] = parts.map(|part| part.trim().parse::<u32>().unwrap_or_default());
    let year = i32::try_from(year).unwrap_or_default();
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(found) => date(page.language(), found),
        None => parts.join("-"),
    }
}

fn bank_names(page: &Page, codes: &str, banks: &[Bank]) -> String {
    let total = codes.split('、').count();
    if total > 1 && total == banks.len() {
        return td_string!(page.locale, common.banks_count, count = total).to_string();
    }
    let name = |code: &str| {
        let bank = banks.iter().find(|bank| bank.code.as_str() == code);
        bank.map_or_else(
            || code.to_owned(),
            |bank| {
                if page.locale == Locale::ja {
                    bank.name.clone()
                } else {
                    bank.name_en.clone()
                }
            },
        )
    };
    let names: Vec<String> = codes.split('、').map(name).collect();
    names.join(&comma(page.locale))
}

/// The names in the order of the form.
fn names(section: Section) -> Vec<String> {
    if section == Section::Security {
        let codes = checklist().questions.iter().map(|question| &question.code);
        return codes
            .flat_map(|code| [format!("answers.{code}"), format!("explanations.{code}")])
            .collect();
    }
    let names: &[&str] = match section {
        Section::Organisation => &[
            "name",
            "name_kana",
            "corporate_number",
            "registration_status",
            "registration_number",
            "registration_basis",
            "notified_on",
            "postal_code",
            "address",
            "representative_title",
            "representative_name",
            "website",
        ],
        Section::Contacts => &[
            "business_name",
            "business_department",
            "business_email",
            "business_tel",
            "technical_name",
            "technical_email",
            "emergency_tel",
        ],
        Section::Service => &[
            "service_name",
            "outline",
            "data_flow",
            "storage_location",
            "outsourcing",
            "chained_providers",
            "chained_provider_names",
        ],
        Section::Scopes => &["scopes", "banks", "purpose"],
        Section::Disclosure => &[
            "disclosure_url",
            "privacy_policy_url",
            "terms_url",
            "complaint_contact",
            "liability",
            "fees",
        ],
        Section::Declaration => &[
            "api_only",
            "scrapes_today",
            "scraping_ends",
            "no_antisocial_forces",
            "truthful",
        ],
        Section::Documents => &["remarks"],
        Section::Security => &[],
    };
    names.iter().map(|name| (*name).to_owned()).collect()
}
