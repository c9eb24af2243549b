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
        let what = td_string!(t, sections.explanation).to_string();
        return format!("{code} {what}");
    }
    format!("{code} {text}")
}

fn organisation_label(t: Locale, field: &str) -> String {
    match field {
        "name" => td_string!(t, sections.organisation_f_name).to_string(),
        "name_kana" => td_string!(t, sections.organisation_f_name_kana).to_string(),
        "corporate_number" => td_string!(t, sections.organisation_f_corporate_number).to_string(),
        "registration_status" => {
            td_string!(t, sections.organisation_f_registration_status).to_string()
        }
        "registration_number" => {
            td_string!(t, sections.organisation_f_registration_number).to_string()
        }
        "registration_basis" => {
            td_string!(t, sections.organisation_f_registration_basis).to_string()
        }
        "notified_on" | "notified_on_year" | "notified_on_month" | "notified_on_day" => {
            td_string!(t, sections.organisation_f_notified_on).to_string()
        }
        "postal_code" => td_string!(t, sections.organisation_f_postal_code).to_string(),
        "address" => td_string!(t, sections.organisation_f_address).to_string(),
        "representative_title" => {
            td_string!(t, sections.organisation_f_representative_title).to_string()
        }
        "representative_name" => {
            td_string!(t, sections.organisation_f_representative_name).to_string()
        }
        "website" => td_string!(t, sections.organisation_f_website).to_string(),
        _ => field.to_owned(),
    }
}

fn contacts_label(t: Locale, field: &str) -> String {
    match field {
        "business_name" => td_string!(t, sections.contacts_f_business_name).to_string(),
        "business_department" => td_string!(t, sections.contacts_f_business_department).to_string(),
        "business_email" => td_string!(t, sections.contacts_f_business_email).to_string(),
        "business_tel" => td_string!(t, sections.contacts_f_business_tel).to_string(),
        "technical_name" => td_string!(t, sections.contacts_f_technical_name).to_string(),
        "technical_email" => td_string!(t, sections.contacts_f_technical_email).to_string(),
        "emergency_tel" => td_string!(t, sections.contacts_f_emergency_tel).to_string(),
        _ => field.to_owned(),
    }
}

fn service_label(t: Locale, field: &str) -> String {
    match field {
        "service_name" => td_string!(t, sections.service_f_service_name).to_string(),
        "outline" => td_string!(t, sections.service_f_outline).to_string(),
        "data_flow" => td_string!(t, sections.service_f_data_flow).to_string(),
        "storage_location" => td_string!(t, sections.service_f_storage_location).to_string(),
        "outsourcing" => td_string!(t, sections.service_f_outsourcing).to_string(),
        "chained_providers" => td_string!(t, sections.service_f_chained_providers).to_string(),
        "chained_provider_names" => {
            td_string!(t, sections.service_f_chained_provider_names).to_string()
        }
        _ => field.to_owned(),
    }
}

fn scopes_label(t: Locale, field: &str) -> String {
    match field {
        "scopes" => td_string!(t, sections.scopes_f_scopes).to_string(),
        "banks" => td_string!(t, sections.scopes_f_banks).to_string(),
        "purpose" => td_string!(t, sections.scopes_f_purpose).to_string(),
        _ => field.to_owned(),
    }
}

fn disclosure_label(t: Locale, field: &str) -> String {
    match field {
        "disclosure_url" => td_string!(t, sections.disclosure_f_disclosure_url).to_string(),
        "privacy_policy_url" => td_string!(t, sections.disclosure_f_privacy_policy_url).to_string(),
        "terms_url" => td_string!(t, sections.disclosure_f_terms_url).to_string(),
        "complaint_contact" => td_string!(t, sections.disclosure_f_complaint_contact).to_string(),
        "liability" => td_string!(t, sections.disclosure_f_liability).to_string(),
        "fees" => td_string!(t, sections.disclosure_f_fees).to_string(),
        _ => field.to_owned(),
    }
}

fn declaration_label(t: Locale, field: &str) -> String {
    match field {
        "api_only" => td_string!(t, sections.declaration_f_api_only).to_string(),
        "scrapes_today" => td_string!(t, sections.declaration_f_scrapes_today).to_string(),
        "scraping_ends" | "scraping_ends_year" | "scraping_ends_month" | "scraping_ends_day" => {
            td_string!(t, sections.declaration_f_scraping_ends).to_string()
        }
        "no_antisocial_forces" => {
            td_string!(t, sections.declaration_f_no_antisocial_forces).to_string()
        }
        "truthful" => td_string!(t, sections.declaration_f_truthful).to_string(),
        _ => field.to_owned(),
    }
}

fn documents_label(t: Locale, field: &str) -> String {
    match field {
        "remarks" => td_string!(t, sections.documents_f_remarks).to_string(),
        "file" => td_string!(t, sections.documents_f_file).to_string(),
        "registration_evidence" => {
            td_string!(t, sections.documents_f_registration_evidence).to_string()
        }
        "register_certificate" => {
            td_string!(t, sections.documents_f_register_certificate).to_string()
        }
        "financial_statements" => {
            td_string!(t, sections.documents_f_financial_statements).to_string()
        }
        "security_policy" => td_string!(t, sections.documents_f_security_policy).to_string(),
        "other" => td_string!(t, sections.documents_f_other).to_string(),
        _ => field.to_owned(),
    }
}

/// The sentence under a label, where there is one.
pub fn field_hint(t: Locale, section: Section, field: &str) -> Option<String> {
    let text = match (section, field) {
        (Section::Organisation, "name") => td_string!(t, sections.organisation_h_name).to_string(),
        (Section::Organisation, "name_kana") => {
            td_string!(t, sections.organisation_h_name_kana).to_string()
        }
        (Section::Organisation, "corporate_number") => {
            td_string!(t, sections.organisation_h_corporate_number).to_string()
        }
        (Section::Organisation, "registration_number") => {
            td_string!(t, sections.organisation_h_registration_number).to_string()
        }
        (Section::Organisation, "registration_basis") => {
            td_string!(t, sections.organisation_h_registration_basis).to_string()
        }
        (Section::Organisation, "notified_on") => {
            td_string!(t, sections.organisation_h_notified_on).to_string()
        }
        (Section::Organisation, "postal_code") => {
            td_string!(t, sections.organisation_h_postal_code).to_string()
        }
        (Section::Organisation, "representative_title") => {
            td_string!(t, sections.organisation_h_representative_title).to_string()
        }
        (Section::Organisation, "website") => {
            td_string!(t, sections.organisation_h_website).to_string()
        }
        (Section::Contacts, "emergency_tel") => {
            td_string!(t, sections.contacts_h_emergency_tel).to_string()
        }
        (Section::Service, "outline") => td_string!(t, sections.service_h_outline).to_string(),
        (Section::Service, "data_flow") => td_string!(t, sections.service_h_data_flow).to_string(),
        (Section::Service, "storage_location") => {
            td_string!(t, sections.service_h_storage_location).to_string()
        }
        (Section::Service, "outsourcing") => {
            td_string!(t, sections.service_h_outsourcing).to_string()
        }
        (Section::Service, "chained_provider_names") => {
            td_string!(t, sections.service_h_chained_provider_names).to_string()
        }
        (Section::Scopes, "banks") => td_string!(t, sections.scopes_h_banks).to_string(),
        (Section::Disclosure, "complaint_contact") => {
            td_string!(t, sections.disclosure_h_complaint_contact).to_string()
        }
        (Section::Disclosure, "fees") => td_string!(t, sections.disclosure_h_fees).to_string(),
        (Section::Declaration, "api_only") => {
            td_string!(t, sections.declaration_h_api_only).to_string()
        }
        (Section::Declaration, "scrapes_today") => {
            td_string!(t, sections.declaration_h_scrapes_today).to_string()
        }
        (Section::Declaration, "scraping_ends") => {
            td_string!(t, sections.declaration_h_scraping_ends).to_string()
        }
        (Section::Documents, "register_certificate") => {
            td_string!(t, sections.documents_h_register_certificate).to_string()
        }
        (Section::Documents, "financial_statements") => {
            td_string!(t, sections.documents_h_financial_statements).to_string()
        }
        _ => return None,
    };
    Some(text)
}
