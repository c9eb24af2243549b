//! What is wrong with a field and what to do, with the field's name as the subject.

use super::date;
use crate::i18n::*;
use domain::accounts::Language;
use domain::forms::FieldProblem as P;

/// The sentence under the field and in the summary.
pub fn problem(locale: Locale, field: &str, problem: &P) -> String {
    let field = field.to_owned();
    match problem {
        P::Missing => say!(locale, problems.missing, field),
        P::TooLong { max } => say!(locale, problems.too_long, field, max),
        P::TooShort { min } => say!(locale, problems.too_short, field, min),
        P::ControlCharacter => say!(locale, problems.control, field),
        P::NotAnEmail => say!(locale, problems.email, field),
        P::NotAUrl => say!(locale, problems.url, field),
        P::NotChosen => say!(locale, problems.not_chosen, field),
        P::MustAgree => say!(locale, problems.must_agree, field),
        P::UnknownVariable { name } => say!(locale, problems.variable, field, name = name.clone()),
        P::UnclosedVariable => say!(locale, problems.variable_open, field),
        P::NobodyToHelp => say!(locale, problems.nobody_to_help),
        P::NobodyElse => say!(locale, problems.nobody_else),
        P::Unknown => say!(locale, problems.unknown, field),
        P::NotADate | P::FutureDate { .. } | P::PastDate { .. } | P::TooEarly { .. } => {
            day(locale, field, problem)
        }
        other => file(locale, other).unwrap_or_else(|| identity(locale, field, other)),
    }
}

fn file(locale: Locale, problem: &P) -> Option<String> {
    Some(match problem {
        P::FileEmpty => say!(locale, problems.file_empty),
        P::FileTooLarge { max_mebibytes: max } => say!(locale, problems.file_large, max),
        P::QuotaFull { max_mebibytes: max } => say!(locale, problems.quota_full, max),
        P::FileInfected => say!(locale, problems.file_infected),
        P::FileNotScanned => say!(locale, problems.file_not_scanned),
        P::FileType => say!(locale, problems.file_type),
        P::FileLocked => say!(locale, problems.file_locked),
        P::FileMacro => say!(locale, problems.file_macro),
        P::FileBomb => say!(locale, problems.file_bomb),
        P::FilePixels {
            max_megapixels: max,
        } => say!(locale, problems.file_pixels, max),
        _ => return None,
    })
}

fn day(locale: Locale, field: String, problem: &P) -> String {
    let language = if locale == Locale::ja {
        Language::Ja
    } else {
        Language::En
    };
    match problem {
        P::FutureDate { today } => {
            say!(locale, problems.future, field, day = date(language, *today))
        }
        P::TooEarly { earliest } => {
            say!(
                locale,
                problems.too_early,
                field,
                day = date(language, *earliest)
            )
        }
        P::PastDate { today } => say!(locale, problems.past, field, day = date(language, *today)),
        _ => say!(locale, problems.date, field),
    }
}

/// Numbers, readings and passwords.
fn identity(locale: Locale, field: String, problem: &P) -> String {
    match problem {
        P::CorporateNumberLength => say!(locale, problems.corporate_length),
        P::CorporateNumberCheckDigit => say!(locale, problems.corporate_check),
        P::CorporateNumberTaken => say!(locale, problems.corporate_taken),
        P::RegistrationOffice => say!(locale, problems.registration_office),
        P::RegistrationOtherRegister => say!(locale, problems.registration_other),
        P::RegistrationForm => say!(locale, problems.registration_form),
        P::NotKana => say!(locale, problems.kana, field),
        P::PostalCode => say!(locale, problems.postal),
        P::PasswordTooShort { min } => say!(locale, problems.password_short, min),
        P::PasswordCommon => say!(locale, problems.password_common),
        P::PasswordLeaked => say!(locale, problems.password_leaked),
        P::PasswordContext => say!(locale, problems.password_context),
        P::Unchanged => say!(locale, problems.unchanged, field),
        P::PasskeyRefused => say!(locale, problems.passkey_refused),
        P::WrongPassword => say!(locale, problems.wrong_password),
        P::WrongCode => say!(locale, problems.wrong_code),
        P::CodeUsed => say!(locale, problems.code_used),
        P::PasswordMismatch => say!(locale, problems.password_mismatch),
        P::EmailTaken => say!(locale, problems.email_taken),
        _ => say!(locale, problems.unknown, field),
    }
}
