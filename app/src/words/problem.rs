//! What is wrong with a field and what to do, with the field's name as the subject.

use super::date;
use crate::i18n::*;
use domain::accounts::Language;
use domain::forms::FieldProblem as P;

/// The sentence under the field and in the summary.
pub fn problem(locale: Locale, field: &str, problem: &P) -> String {
    let field = field.to_owned();
    match problem {
        P::Missing => td_string!(locale, problems.missing, field).to_string(),
        P::TooLong { max } => td_string!(locale, problems.too_long, field, max).to_string(),
        P::TooShort { min } => td_string!(locale, problems.too_short, field, min).to_string(),
        P::ControlCharacter => td_string!(locale, problems.control, field).to_string(),
        P::NotAnEmail => td_string!(locale, problems.email, field).to_string(),
        P::NotAUrl => td_string!(locale, problems.url, field).to_string(),
        P::NotChosen => td_string!(locale, problems.not_chosen, field).to_string(),
        P::MustAgree => td_string!(locale, problems.must_agree, field).to_string(),
        P::Unknown => td_string!(locale, problems.unknown, field).to_string(),
        P::NotADate | P::FutureDate { .. } | P::PastDate { .. } => day(locale, field, problem),
        P::FileEmpty => td_string!(locale, problems.file_empty).to_string(),
        P::FileTooLarge { max_mebibytes: max } => {
            td_string!(locale, problems.file_large, max).to_string()
        }
        P::FileType => td_string!(locale, problems.file_type).to_string(),
        other => identity(locale, field, other),
    }
}

fn day(locale: Locale, field: String, problem: &P) -> String {
    let language = if locale == Locale::ja {
        Language::Ja
    } else {
        Language::En
    };
    match problem {
        P::FutureDate { today } => {
            td_string!(locale, problems.future, field, day = date(language, *today)).to_string()
        }
        P::PastDate { today } => {
            td_string!(locale, problems.past, field, day = date(language, *today)).to_string()
        }
        _ => td_string!(locale, problems.date, field).to_string(),
    }
}

/// Numbers, readings and passwords.
fn identity(locale: Locale, field: String, problem: &P) -> String {
    match problem {
        P::CorporateNumberLength => td_string!(locale, problems.corporate_length).to_string(),
        P::CorporateNumberCheckDigit => td_string!(locale, problems.corporate_check).to_string(),
        P::CorporateNumberTaken => td_string!(locale, problems.corporate_taken).to_string(),
        P::RegistrationOffice => td_string!(locale, problems.registration_office).to_string(),
        P::RegistrationOtherRegister => td_string!(locale, problems.registration_other).to_string(),
        P::RegistrationForm => td_string!(locale, problems.registration_form).to_string(),
        P::NotKana => td_string!(locale, problems.kana, field).to_string(),
        P::PostalCode => td_string!(locale, problems.postal).to_string(),
        P::PasswordTooShort { min } => td_string!(locale, problems.password_short, min).to_string(),
        P::PasswordCommon => td_string!(locale, problems.password_common).to_string(),
        P::PasswordMismatch => td_string!(locale, problems.password_mismatch).to_string(),
        P::EmailTaken => td_string!(locale, problems.email_taken).to_string(),
        _ => td_string!(locale, problems.unknown, field).to_string(),
    }
}
