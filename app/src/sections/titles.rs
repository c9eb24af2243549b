//! Titles of groups and sections, and the words of chosen values.

use crate::i18n::*;
use domain::applications::{Group, Section};

/// The heading of a group of the task list.
pub fn group_title(t: Locale, group: Group) -> String {
    match group {
        Group::Agent => td_string!(t, sections.group_agent).to_string(),
        Group::Service => td_string!(t, sections.group_service).to_string(),
        Group::Safety => td_string!(t, sections.group_safety).to_string(),
    }
}

/// The title of a section.
pub fn section_title(t: Locale, section: Section) -> String {
    match section {
        Section::Organisation => td_string!(t, sections.organisation).to_string(),
        Section::Contacts => td_string!(t, sections.contacts).to_string(),
        Section::Service => td_string!(t, sections.service).to_string(),
        Section::Scopes => td_string!(t, sections.scopes).to_string(),
        Section::Disclosure => td_string!(t, sections.disclosure).to_string(),
        Section::Declaration => td_string!(t, sections.declaration).to_string(),
        Section::Security => td_string!(t, sections.security).to_string(),
        Section::Documents => td_string!(t, sections.documents).to_string(),
    }
}

/// What a section asks for, in a line.
pub fn section_note(t: Locale, section: Section) -> String {
    match section {
        Section::Organisation => td_string!(t, sections.organisation_note).to_string(),
        Section::Contacts => td_string!(t, sections.contacts_note).to_string(),
        Section::Service => td_string!(t, sections.service_note).to_string(),
        Section::Scopes => td_string!(t, sections.scopes_note).to_string(),
        Section::Disclosure => td_string!(t, sections.disclosure_note).to_string(),
        Section::Declaration => td_string!(t, sections.declaration_note).to_string(),
        Section::Security => td_string!(t, sections.security_note).to_string(),
        Section::Documents => td_string!(t, sections.documents_note).to_string(),
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
        ("api_only", "yes") => td_string!(t, sections.api_only_text).to_string(),
        ("api_only", "no") => td_string!(t, sections.api_only_no_text).to_string(),
        ("no_antisocial_forces", "yes") => td_string!(t, sections.no_antisocial_text).to_string(),
        ("truthful", "yes") => td_string!(t, sections.truthful_text).to_string(),
        (_, typed) => typed.to_owned(),
    }
}

/// The word for a chosen value.
pub fn choice(t: Locale, value: &str) -> String {
    match value {
        "registered" => td_string!(t, sections.v_registered).to_string(),
        "pending" => td_string!(t, sections.v_pending).to_string(),
        "labour_bank_act" => td_string!(t, sections.v_labour_bank_act).to_string(),
        "deemed_from_banking_act" => td_string!(t, sections.v_deemed_from_banking_act).to_string(),
        "none" => td_string!(t, sections.v_none).to_string(),
        "some" => td_string!(t, sections.v_some).to_string(),
        "accounts" => td_string!(t, sections.v_accounts).to_string(),
        "balances" => td_string!(t, sections.v_balances).to_string(),
        "transactions" => td_string!(t, sections.v_transactions).to_string(),
        "yes" => td_string!(t, sections.v_yes).to_string(),
        "no" => td_string!(t, sections.v_no).to_string(),
        other => other.to_owned(),
    }
}
