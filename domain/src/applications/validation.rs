//! What must be there before submission, told per field; nothing here stops anybody from saving.

use super::checklist::checklist;
use super::content::{Content, Declaration};
use super::sections::{DocumentKind, Section, SectionStatus};
use crate::banks::BankCode;
use crate::forms::{
    FieldErrors, FieldProblem, date_parts, email, printed_text, required_prose, required_text, url,
};
use crate::refusal::Refusal;
use chrono::NaiveDate;

/// The account information an agent can ask for.
pub const SCOPES: [&str; 3] = ["accounts", "balances", "transactions"];

/// What is known beside the typed text when a section is judged.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The business date.
    pub today: NaiveDate,
    /// The kinds of documents uploaded.
    pub documents: Vec<DocumentKind>,
    /// The banks that exist today.
    pub banks: Vec<BankCode>,
}

/// Everything that keeps the section from being complete.
pub fn problems(content: &Content, section: Section, evidence: &Evidence) -> FieldErrors {
    let mut errors = FieldErrors::default();
    match section {
        Section::Organisation => {
            if let Err(found) = content.organisation.parse(evidence.today) {
                errors = found;
            }
        }
        Section::Contacts => contacts(&mut errors, content),
        Section::Service => service(&mut errors, content),
        Section::Scopes => scopes(&mut errors, content, evidence),
        Section::Disclosure => disclosure(&mut errors, content),
        Section::Declaration => declaration(&mut errors, &content.declaration, evidence.today),
        Section::Security => security(&mut errors, content),
        Section::Documents => documents(&mut errors, evidence),
    }
    errors
}

/// How far the section is, for the task list.
pub fn status(content: &Content, section: Section, evidence: &Evidence) -> SectionStatus {
    let errors = problems(content, section, evidence);
    let missing = errors
        .iter()
        .filter(|(_, problem)| problem.is_missing())
        .count();
    let wrong = errors.iter().count() - missing;
    if errors.is_empty() {
        SectionStatus::Complete
    } else if wrong > 0 {
        SectionStatus::NeedsFix { wrong }
    } else if untouched(content, section, evidence) {
        SectionStatus::NotStarted
    } else {
        SectionStatus::InProgress { missing }
    }
}

/// Whether the declaration admits scraping without a day on which it ends.
pub fn scraping_refused(declaration: &Declaration) -> Result<(), Refusal> {
    if declaration.api_only == "no" {
        Err(Refusal::ScrapingDeclared)
    } else {
        Ok(())
    }
}

fn untouched(content: &Content, section: Section, evidence: &Evidence) -> bool {
    let blank = content.section(section) == Content::default().section(section);
    blank && (section != Section::Documents || evidence.documents.is_empty())
}

fn contacts(errors: &mut FieldErrors, content: &Content) {
    let typed = &content.contacts;
    required_text(errors, "business_name", &typed.business_name, 100);
    required_text(
        errors,
        "business_department",
        &typed.business_department,
        100,
    );
    email(errors, "business_email", &typed.business_email);
    required_text(errors, "business_tel", &typed.business_tel, 30);
    required_text(errors, "technical_name", &typed.technical_name, 100);
    email(errors, "technical_email", &typed.technical_email);
    required_text(errors, "emergency_tel", &typed.emergency_tel, 30);
}

fn service(errors: &mut FieldErrors, content: &Content) {
    let typed = &content.service;
    printed_text(errors, "service_name", &typed.service_name, 100);
    required_prose(errors, "outline", &typed.outline, 2_000);
    required_prose(errors, "data_flow", &typed.data_flow, 2_000);
    required_text(errors, "storage_location", &typed.storage_location, 200);
    required_prose(errors, "outsourcing", &typed.outsourcing, 1_000);
    match typed.chained_providers.as_str() {
        "none" => {}
        "some" => {
            required_prose(
                errors,
                "chained_provider_names",
                &typed.chained_provider_names,
                1_000,
            );
        }
        _ => errors.push("chained_providers", FieldProblem::NotChosen),
    }
}

fn scopes(errors: &mut FieldErrors, content: &Content, evidence: &Evidence) {
    let typed = &content.scopes;
    let known = |code: &String| SCOPES.contains(&code.as_str());
    if typed.scopes.is_empty() {
        errors.push("scopes", FieldProblem::NotChosen);
    } else if !typed.scopes.iter().all(known) {
        errors.push("scopes", FieldProblem::Unknown);
    }
    let exists = |code: &String| evidence.banks.iter().any(|bank| bank.to_string() == *code);
    if typed.banks.is_empty() {
        errors.push("banks", FieldProblem::NotChosen);
    } else if !typed.banks.iter().all(exists) {
        errors.push("banks", FieldProblem::Unknown);
    }
    required_prose(errors, "purpose", &typed.purpose, 1_000);
}

fn disclosure(errors: &mut FieldErrors, content: &Content) {
    let typed = &content.disclosure;
    url(errors, "disclosure_url", &typed.disclosure_url);
    url(errors, "privacy_policy_url", &typed.privacy_policy_url);
    url(errors, "terms_url", &typed.terms_url);
    required_prose(errors, "complaint_contact", &typed.complaint_contact, 300);
    required_prose(errors, "liability", &typed.liability, 1_000);
    required_prose(errors, "fees", &typed.fees, 500);
}

fn declaration(errors: &mut FieldErrors, typed: &Declaration, today: NaiveDate) {
    agreed(errors, "api_only", &typed.api_only);
    match typed.scrapes_today.as_str() {
        "no" => {}
        "yes" => scraping_end(errors, typed, today),
        _ => errors.push("scrapes_today", FieldProblem::NotChosen),
    }
    agreed(errors, "no_antisocial_forces", &typed.no_antisocial_forces);
    agreed(errors, "truthful", &typed.truthful);
}

/// A service that reads screens today must name the day on which it stops, and the day must be to come.
fn scraping_end(errors: &mut FieldErrors, typed: &Declaration, today: NaiveDate) {
    let end = date_parts(
        errors,
        "scraping_ends",
        [
            &typed.scraping_ends_year,
            &typed.scraping_ends_month,
            &typed.scraping_ends_day,
        ],
    );
    if end.is_some_and(|end| end < today) {
        errors.push("scraping_ends", FieldProblem::PastDate { today });
    }
}

fn agreed(errors: &mut FieldErrors, field: &str, typed: &str) {
    if typed != "yes" {
        errors.push(field, FieldProblem::MustAgree);
    }
}

fn security(errors: &mut FieldErrors, content: &Content) {
    let typed = &content.security;
    for question in &checklist().questions {
        match typed.answers.get(&question.code).map(String::as_str) {
            Some("yes") => {}
            Some("no") => {
                let explanation = typed.explanations.get(&question.code);
                required_prose(
                    errors,
                    &format!("explanations.{}", question.code),
                    explanation.map_or("", String::as_str),
                    1_000,
                );
            }
            _ => errors.push(
                format!("answers.{}", question.code),
                FieldProblem::NotChosen,
            ),
        }
    }
}

fn documents(errors: &mut FieldErrors, evidence: &Evidence) {
    for kind in DocumentKind::ALL {
        if kind.is_required() && !evidence.documents.contains(&kind) {
            errors.push(kind.code(), FieldProblem::DocumentMissing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence() -> Evidence {
        Evidence {
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            documents: Vec::new(),
            banks: Vec::new(),
        }
    }

    #[test]
    fn an_empty_application_has_nothing_started() {
        for section in Section::ALL {
            assert_eq!(
                status(&Content::default(), section, &evidence()),
                SectionStatus::NotStarted,
                "{section:?}"
            );
        }
    }

    // ASVS 2.2.3
    #[test]
    fn scraping_needs_a_day_to_come_on_which_it_ends() {
        let mut content = Content {
            declaration: Declaration {
                api_only: "yes".into(),
                scrapes_today: "yes".into(),
                no_antisocial_forces: "yes".into(),
                truthful: "yes".into(),
                scraping_ends_year: "2026".into(),
                scraping_ends_month: "11".into(),
                scraping_ends_day: "21".into(),
            },
            ..Content::default()
        };
        let problems = problems(&content, Section::Declaration, &evidence());
        assert!(matches!(
            problems.get("scraping_ends"),
            Some(FieldProblem::PastDate { .. })
        ));
        content.declaration.scraping_ends_year = "2027".into();
        assert_eq!(
            status(&content, Section::Declaration, &evidence()),
            SectionStatus::Complete
        );
    }

    // ASVS 2.2.3
    #[test]
    fn a_no_in_the_checklist_asks_for_an_explanation() {
        let mut content = Content::default();
        for question in &checklist().questions {
            content
                .security
                .answers
                .insert(question.code.clone(), "yes".into());
        }
        content.security.answers.insert("2-1".into(), "no".into());
        let found = problems(&content, Section::Security, &evidence());
        assert_eq!(found.get("explanations.2-1"), Some(&FieldProblem::Missing));
    }
}
