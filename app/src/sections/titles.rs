//! Titles of groups and sections, and the words of chosen values.

use crate::i18n::*;
use domain::applications::{Group, Section};

/// The heading of a group of the task list.
pub fn group_title(t: Locale, group: Group) -> String {
    match group {
        Group::Agent => say!(t, sections.group_agent),
        Group::Service => say!(t, sections.group_service),
        Group::Safety => say!(t, sections.group_safety),
    }
}

/// The title of a section.
pub fn section_title(t: Locale, section: Section) -> String {
    match section {
        Section::Organisation => say!(t, sections.organisation),
        Section::Contacts => say!(t, sections.contacts),
        Section::Service => say!(t, sections.service),
        Section::Scopes => say!(t, sections.scopes),
        Section::Disclosure => say!(t, sections.disclosure),
        Section::Declaration => say!(t, sections.declaration),
        Section::Security => say!(t, sections.security),
        Section::Documents => say!(t, sections.documents),
    }
}

/// What a section asks for, in a line.
pub fn section_note(t: Locale, section: Section) -> String {
    match section {
        Section::Organisation => say!(t, sections.organisation_note),
        Section::Contacts => say!(t, sections.contacts_note),
        Section::Service => say!(t, sections.service_note),
        Section::Scopes => say!(t, sections.scopes_note),
        Section::Disclosure => say!(t, sections.disclosure_note),
        Section::Declaration => say!(t, sections.declaration_note),
        Section::Security => say!(t, sections.security_note),
        Section::Documents => say!(t, sections.documents_note),
    }
}

/// The words of a value; what was typed stays as it is, what was chosen is worded.
pub fn value_words(t: Locale, section: Section, field: &str, value: &str) -> String {
    let joined = |word: fn(Locale, &str) -> String| {
        let words: Vec<String> = value.split('、').map(|part| word(t, part)).collect();
        words.join(td_string!(t, review.list_comma))
    };
    match (section, field) {
        (Section::Organisation, "registration_status" | "registration_basis")
        | (Section::Service, "chained_providers")
        | (Section::Scopes, "scopes")
        | (Section::Declaration, "scrapes_today") => joined(choice),
        (Section::Declaration, _) => declared(t, field, value),
        (Section::Security, field) if field.starts_with("answers.") => joined(choice),
        _ => value.to_owned(),
    }
}

/// A declaration is told in its own sentence, not by a bare yes.
fn declared(t: Locale, field: &str, value: &str) -> String {
    match (field, value) {
        ("api_only", "yes") => say!(t, sections.api_only_text),
        ("api_only", "no") => say!(t, sections.api_only_no_text),
        ("no_antisocial_forces", "yes") => say!(t, sections.no_antisocial_text),
        ("truthful", "yes") => say!(t, sections.truthful_text),
        (_, typed) => typed.to_owned(),
    }
}

/// The word for a chosen value.
pub fn choice(t: Locale, value: &str) -> String {
    match value {
        "registered" => say!(t, sections.v_registered),
        "pending" => say!(t, sections.v_pending),
        "labour_bank_act" => say!(t, sections.v_labour_bank_act),
        "deemed_from_banking_act" => say!(t, sections.v_deemed_from_banking_act),
        "none" => say!(t, sections.v_none),
        "some" => say!(t, sections.v_some),
        "accounts" => say!(t, sections.v_accounts),
        "balances" => say!(t, sections.v_balances),
        "transactions" => say!(t, sections.v_transactions),
        "yes" => say!(t, sections.v_yes),
        "no" => say!(t, sections.v_no),
        other => other.to_owned(),
    }
}
