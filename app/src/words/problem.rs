//! What is wrong with a field and what to do, with the field's name as the subject.

use super::date;
use crate::i18n::*;
use domain::accounts::Language;
use domain::calendar::EXAMPLE_LINE;
use domain::forms::{DatePart, FieldProblem as P, code_points, is_hidden};
use domain::wording::{ARTICLE, Variable};

/// The sentence under the field and in the summary.
pub fn problem(locale: Locale, field: &str, problem: &P) -> String {
    let field = field.to_owned();
    match problem {
        P::Missing => say!(locale, problems.missing, field),
        P::TooLong { max, over } => say!(locale, problems.too_long, field, max, over),
        P::TooShort { min } => say!(locale, problems.too_short, field, min),
        P::ControlCharacter => say!(locale, problems.control, field),
        P::NotPrintable { character } => not_printable(locale, field, character),
        P::NotAnEmail => say!(locale, problems.email, field),
        P::NotAUrl => say!(locale, problems.url, field),
        P::NotSecure => say!(locale, problems.not_secure, field),
        P::NotChosen => say!(locale, problems.not_chosen, field),
        P::FileMissing => say!(locale, problems.file_missing, field),
        P::DocumentMissing => say!(locale, problems.document_missing, field),
        P::NeitherGiven => say!(locale, problems.neither_given),
        P::MustAgree => say!(locale, problems.must_agree, field),
        P::UnknownVariable { name, article } => variable(locale, field, (name, article)),
        P::UnclosedVariable => say!(locale, problems.variable_open, field),
        P::NobodyToHelp => say!(locale, problems.nobody_to_help),
        P::NobodyElse => say!(locale, problems.nobody_else),
        P::UnknownContract => say!(locale, problems.unknown_contract),
        P::TooManyLines { max } => say!(locale, problems.too_many_lines, max),
        P::RepeatedLine { line } => say!(locale, problems.repeated_line, field, line),
        P::ReadyAlready => say!(locale, problems.ready_already),
        P::NothingAnnounced => say!(locale, problems.nothing_announced),
        P::Unknown => say!(locale, problems.unknown, field),
        P::NotYourself => say!(locale, problems.not_yourself, field),
        P::NotADate
        | P::DateIncomplete { .. }
        | P::DatePartWrong { .. }
        | P::FutureDate { .. }
        | P::PastDate { .. }
        | P::OtherNamed { .. }
        | P::TooEarly { .. }
        | P::LeavesGap { .. } => day(locale, field, problem),
        other => file(locale, other).unwrap_or_else(|| identity(locale, field, other)),
    }
}

/// The character with its number: many look alike, and some cannot be seen.
fn not_printable(locale: Locale, field: String, character: &str) -> String {
    let codes = code_points(character);
    let character = character.to_owned();
    match character.chars().all(is_hidden) {
        true => say!(locale, problems.hidden_character, field, codes),
        false => say!(locale, problems.not_printable, field, character, codes),
    }
}

/// The name that nobody knows, where it stands, and those that are known.
fn variable(locale: Locale, field: String, (name, article): (&str, &str)) -> String {
    let comma = if locale == Locale::ja { "、" } else { ", " };
    let mut known: Vec<String> = Variable::ALL
        .iter()
        .map(|one| one.name().to_owned())
        .collect();
    known.push(format!("{ARTICLE}…"));
    let known = known.join(comma);
    let (name, article) = (name.to_owned(), article.to_owned());
    match article.is_empty() {
        true => say!(locale, problems.variable, field, name, known),
        false => say!(locale, problems.variable_in, field, article, name, known),
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
        P::NotAPdf => say!(locale, problems.not_a_pdf),
        P::NotAScan => say!(locale, problems.not_a_scan),
        P::NotACalendar => say!(locale, problems.not_a_calendar, example = EXAMPLE_LINE),
        P::FileLocked => say!(locale, problems.file_locked),
        P::FileMacro => say!(locale, problems.file_macro),
        P::FileBomb => say!(locale, problems.file_bomb),
        P::FilePixels {
            max_megapixels: max,
        } => say!(locale, problems.file_pixels, max),
        _ => return None,
    })
}

/// What a date lacks, by the words beside its inputs.
fn incomplete(locale: Locale, field: String, missing: &[DatePart]) -> String {
    let parts: Vec<String> = missing
        .iter()
        .map(|part| date_part(locale, *part))
        .collect();
    let and = say!(locale, problems.part_and);
    let parts = parts.join(and.as_str());
    say!(locale, problems.date_incomplete, field, parts)
}

fn date_part(locale: Locale, part: DatePart) -> String {
    match part {
        DatePart::Year => say!(locale, problems.part_year),
        DatePart::Month => say!(locale, problems.part_month),
        DatePart::Day => say!(locale, problems.part_day),
    }
}

fn wrong_part(locale: Locale, field: String, part: DatePart) -> String {
    match part {
        DatePart::Year => say!(locale, problems.year_wrong, field),
        DatePart::Month => say!(locale, problems.month_wrong, field),
        DatePart::Day => say!(locale, problems.day_wrong, field),
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
        P::LeavesGap { expected } => {
            say!(
                locale,
                problems.leaves_gap,
                field,
                day = date(language, *expected)
            )
        }
        P::OtherNamed { name, until } => {
            let (name, day) = (name.clone(), date(language, *until));
            say!(locale, problems.other_named, name, day)
        }
        P::DateIncomplete { missing } => incomplete(locale, field, missing),
        P::DatePartWrong { part } => wrong_part(locale, field, *part),
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
