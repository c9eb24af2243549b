//! The answers of a section as they stand and as they stood in the version before.

use super::shows_changes;
use crate::page::Page;
use crate::sections::answers_of;
use domain::applications::Section;
use domain::applications::changes::fields;
use domain::banks::Bank;
use services::review::Case;
use std::collections::BTreeMap;

/// One answer.
pub struct Shown {
    /// Its name in the form.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// What it says; empty when nothing was entered.
    pub value: String,
    /// What it said in the version before, where that was something else.
    pub before: Option<String>,
}

/// The answers of a section.
pub fn shown(page: &Page, case: &Case, of: (Section, &[Bank])) -> Vec<Shown> {
    let after = fields(&case.application.content, of.0);
    let before = if shows_changes(case) {
        before(case, of.0, &after)
    } else {
        after.clone()
    };
    let stood = answers_of(page, &before, of);
    answers_of(page, &after, of)
        .into_iter()
        .zip(stood)
        .map(|(now, old)| Shown {
            before: Some(old.value).filter(|old| *old != now.value),
            name: now.name,
            label: now.label,
            value: now.value,
        })
        .filter(|one| !only_where_given(&one.name) || !one.value.is_empty() || one.before.is_some())
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
