//! Labels and hints of every field, by the field's name in the form.

use crate::i18n::*;
use domain::accounts::Language;
use domain::applications::Section;
use domain::applications::checklist::checklist;

/// What a field is called; a field of the checklist is called by its question.
pub fn field_label(t: Locale, section: Section, field: &str) -> String {
    match section {
        Section::Organisation => organisation_label(t, field),
        Section::Contacts => contacts_label(t, field),
        Section::Service => service_label(t, field),
        Section::Scopes => scopes_label(t, field),
        Section::Disclosure => disclosure_label(t, field),
        Section::Declaration => declaration_label(t, field),
        Section::Security => question(t, field),
        Section::Documents => documents_label(t, field),
    }
}

fn question(t: Locale, field: &str) -> String {
    let language = if t == Locale::ja {
        Language::Ja
    } else {
        Language::En
    };
    let code = field.rsplit('.').next().unwrap_or_default();
    let found = checklist()
        .questions
        .iter()
        .find(|question| question.code == code);
    let text = found.map_or("", |question| question.text(language));
    if field.starts_with("explanations.") {
        let what = say!(t, sections.explanation);
        return format!("{code} {what}");
    }
    format!("{code} {text}")
}

fn organisation_label(t: Locale, field: &str) -> String {
    match field {
        "name" => say!(t, sections.organisation_f_name),
        "name_kana" => say!(t, sections.organisation_f_name_kana),
        "corporate_number" => say!(t, sections.organisation_f_corporate_number),
        "registration_status" => say!(t, sections.organisation_f_registration_status),
        "registration_number" => say!(t, sections.organisation_f_registration_number),
        "registration_basis" => say!(t, sections.organisation_f_registration_basis),
        "notified_on" | "notified_on_year" | "notified_on_month" | "notified_on_day" => {
            say!(t, sections.organisation_f_notified_on)
        }
        "postal_code" => say!(t, sections.organisation_f_postal_code),
        "address" => say!(t, sections.organisation_f_address),
        "representative_title" => say!(t, sections.organisation_f_representative_title),
        "representative_name" => say!(t, sections.organisation_f_representative_name),
        "website" => say!(t, sections.organisation_f_website),
        _ => field.to_owned(),
    }
}

fn contacts_label(t: Locale, field: &str) -> String {
    match field {
        "business_name" => say!(t, sections.contacts_f_business_name),
        "business_department" => say!(t, sections.contacts_f_business_department),
        "business_email" => say!(t, sections.contacts_f_business_email),
        "business_tel" => say!(t, sections.contacts_f_business_tel),
        "technical_name" => say!(t, sections.contacts_f_technical_name),
        "technical_email" => say!(t, sections.contacts_f_technical_email),
        "emergency_tel" => say!(t, sections.contacts_f_emergency_tel),
        _ => field.to_owned(),
    }
}

fn service_label(t: Locale, field: &str) -> String {
    match field {
        "service_name" => say!(t, sections.service_f_service_name),
        "outline" => say!(t, sections.service_f_outline),
        "data_flow" => say!(t, sections.service_f_data_flow),
        "storage_location" => say!(t, sections.service_f_storage_location),
        "outsourcing" => say!(t, sections.service_f_outsourcing),
        "chained_providers" => say!(t, sections.service_f_chained_providers),
        "chained_provider_names" => say!(t, sections.service_f_chained_provider_names),
        _ => field.to_owned(),
    }
}

fn scopes_label(t: Locale, field: &str) -> String {
    match field {
        "scopes" => say!(t, sections.scopes_f_scopes),
        "banks" => say!(t, sections.scopes_f_banks),
        "purpose" => say!(t, sections.scopes_f_purpose),
        _ => field.to_owned(),
    }
}

fn disclosure_label(t: Locale, field: &str) -> String {
    match field {
        "disclosure_url" => say!(t, sections.disclosure_f_disclosure_url),
        "privacy_policy_url" => say!(t, sections.disclosure_f_privacy_policy_url),
        "terms_url" => say!(t, sections.disclosure_f_terms_url),
        "complaint_contact" => say!(t, sections.disclosure_f_complaint_contact),
        "liability" => say!(t, sections.disclosure_f_liability),
        "fees" => say!(t, sections.disclosure_f_fees),
        _ => field.to_owned(),
    }
}

fn declaration_label(t: Locale, field: &str) -> String {
    match field {
        "api_only" => say!(t, sections.declaration_f_api_only),
        "scrapes_today" => say!(t, sections.declaration_f_scrapes_today),
        "scraping_ends" | "scraping_ends_year" | "scraping_ends_month" | "scraping_ends_day" => {
            say!(t, sections.declaration_f_scraping_ends)
        }
        "no_antisocial_forces" => say!(t, sections.declaration_f_no_antisocial_forces),
        "truthful" => say!(t, sections.declaration_f_truthful),
        _ => field.to_owned(),
    }
}

fn documents_label(t: Locale, field: &str) -> String {
    match field {
        "remarks" => say!(t, sections.documents_f_remarks),
        "file" => say!(t, sections.documents_f_file),
        "registration_evidence" => say!(t, sections.documents_f_registration_evidence),
        "register_certificate" => say!(t, sections.documents_f_register_certificate),
        "financial_statements" => say!(t, sections.documents_f_financial_statements),
        "security_policy" => say!(t, sections.documents_f_security_policy),
        "other" => say!(t, sections.documents_f_other),
        _ => field.to_owned(),
    }
}

/// The sentence under a label, where there is one.
pub fn field_hint(t: Locale, section: Section, field: &str) -> Option<String> {
    match section {
        Section::Organisation => organisation_hint(t, field),
        Section::Service => service_hint(t, field),
        Section::Disclosure => disclosure_hint(t, field),
        Section::Declaration => declaration_hint(t, field),
        Section::Documents => documents_hint(t, field),
        Section::Contacts => {
            (field == "emergency_tel").then(|| say!(t, sections.contacts_h_emergency_tel))
        }
        Section::Scopes => (field == "banks").then(|| say!(t, sections.scopes_h_banks)),
        Section::Security => None,
    }
}

fn organisation_hint(t: Locale, field: &str) -> Option<String> {
    Some(match field {
        "name" => say!(t, sections.organisation_h_name),
        "name_kana" => say!(t, sections.organisation_h_name_kana),
        "corporate_number" => say!(t, sections.organisation_h_corporate_number),
        "registration_number" => say!(t, sections.organisation_h_registration_number),
        "registration_basis" => say!(t, sections.organisation_h_registration_basis),
        "notified_on" => say!(t, sections.organisation_h_notified_on),
        "postal_code" => say!(t, sections.organisation_h_postal_code),
        "representative_title" => say!(t, sections.organisation_h_representative_title),
        "website" => say!(t, sections.organisation_h_website),
        _ => return None,
    })
}

fn service_hint(t: Locale, field: &str) -> Option<String> {
    Some(match field {
        "outline" => say!(t, sections.service_h_outline),
        "data_flow" => say!(t, sections.service_h_data_flow),
        "storage_location" => say!(t, sections.service_h_storage_location),
        "outsourcing" => say!(t, sections.service_h_outsourcing),
        "chained_provider_names" => say!(t, sections.service_h_chained_provider_names),
        _ => return None,
    })
}

fn disclosure_hint(t: Locale, field: &str) -> Option<String> {
    Some(match field {
        "complaint_contact" => say!(t, sections.disclosure_h_complaint_contact),
        "fees" => say!(t, sections.disclosure_h_fees),
        _ => return None,
    })
}

fn declaration_hint(t: Locale, field: &str) -> Option<String> {
    Some(match field {
        "api_only" => say!(t, sections.declaration_h_api_only),
        "scrapes_today" => say!(t, sections.declaration_h_scrapes_today),
        "scraping_ends" => say!(t, sections.declaration_h_scraping_ends),
        _ => return None,
    })
}

fn documents_hint(t: Locale, field: &str) -> Option<String> {
    Some(match field {
        "register_certificate" => say!(t, sections.documents_h_register_certificate),
        "financial_statements" => say!(t, sections.documents_h_financial_statements),
        _ => return None,
    })
}
