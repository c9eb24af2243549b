//! What was answered, field by field in the order of the form, as people read it.

use super::{field_label, value_words};
use crate::i18n::*;
use crate::page::Page;
use crate::words::date;
use chrono::NaiveDate;
use domain::applications::changes::fields;
use domain::applications::checklist::checklist;
use domain::applications::{Content, Section};
use domain::banks::Bank;
use std::collections::BTreeMap;

/// One field with its words.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its name in the form.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// What it says; empty when nothing was entered.
    pub value: String,
}

/// The answers of a section; a date is one answer, and banks are called by their names.
pub fn answers(page: &Page, content: &Content, of: (Section, &[Bank])) -> Vec<Answer> {
    answers_of(page, &fields(content, of.0), of)
}

/// The same from the texts of a section by field name, whichever version they are of.
pub fn answers_of(
    page: &Page,
    typed: &BTreeMap<String, String>,
    (section, banks): (Section, &[Bank]),
) -> Vec<Answer> {
    let answer = |name: String| Answer {
        label: field_label(page.locale, section, &name),
        value: value(page, typed, (section, &name, banks)),
        name,
    };
    names(section).into_iter().map(answer).collect()
}

fn value(
    page: &Page,
    typed: &BTreeMap<String, String>,
    (section, name, banks): (Section, &str, &[Bank]),
) -> String {
    let part = |suffix: &str| {
        typed
            .get(&format!("{name}{suffix}"))
            .map_or("", String::as_str)
    };
    let day = [part("_year"), part("_month"), part("_day")];
    if day.iter().any(|part| !part.is_empty()) {
        return day_words(page, day);
    }
    match typed.get(name) {
        None => String::new(),
        Some(codes) if name == "banks" => bank_names(page, codes, banks),
        Some(value) => value_words(page.locale, section, name, value),
    }
}

/// A day that is none stays as it was typed.
fn day_words(page: &Page, parts: [&str; 3]) -> String {
    let number = |part: &str| part.trim().parse::<u32>().ok();
    let [year, month, day] = parts.map(number);
    let found = year
        .and_then(|year| i32::try_from(year).ok())
        .zip(month)
        .zip(day)
        .and_then(|((year, month), day)| NaiveDate::from_ymd_opt(year, month, day));
    found.map_or_else(|| parts.join("-"), |day| date(page.language(), day))
}

fn bank_names(page: &Page, codes: &str, banks: &[Bank]) -> String {
    let japanese = page.locale == Locale::ja;
    let count = codes.split('、').count();
    if count > 1 && count == banks.len() {
        return say!(page.locale, common.banks_count, count);
    }
    let name = |code: &str| {
        let bank = banks.iter().find(|bank| bank.code.as_str() == code);
        bank.map_or(code.to_owned(), |bank| match japanese {
            true => bank.name.clone(),
            false => bank.name_en.clone(),
        })
    };
    let names: Vec<String> = codes.split('、').map(name).collect();
    names.join(if japanese { "、" } else { ", " })
}

fn names(section: Section) -> Vec<String> {
    if section == Section::Security {
        let questions = checklist().questions.iter();
        let both = |code: &str| [format!("answers.{code}"), format!("explanations.{code}")];
        return questions
            .flat_map(|question| both(&question.code))
            .collect();
    }
    asked(section)
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

fn asked(section: Section) -> &'static str {
    match section {
        Section::Organisation => {
            "name name_kana corporate_number registration_status registration_number \
             registration_basis notified_on postal_code address representative_title \
             representative_name website"
        }
        Section::Contacts => {
            "business_name business_department business_email business_tel technical_name \
             technical_email emergency_tel"
        }
        Section::Service => {
            "service_name outline data_flow storage_location outsourcing chained_providers \
             chained_provider_names"
        }
        Section::Scopes => "scopes banks purpose",
        Section::Disclosure => {
            "disclosure_url privacy_policy_url terms_url complaint_contact liability fees"
        }
        Section::Declaration => {
            "api_only scrapes_today scraping_ends no_antisocial_forces truthful"
        }
        Section::Security => "",
        Section::Documents => "remarks",
    }
}
