//! Parsers for the kinds of fields every form has. Each notes its problem and returns what is usable,
//! so that all errors of a form are told together.

use super::{DatePart, FieldErrors, FieldProblem};
use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;
use validator::ValidateEmail;

/// The longest address that mail can carry (RFC 5321, section 4.5.3.1.3).
const EMAIL_MAX: usize = 254;
/// The longest web address taken.
const URL_MAX: usize = 2000;

/// The same letters and digits, whether they were typed in full width or in half width.
pub fn plain_text(raw: &str) -> String {
    raw.nfkc().collect()
}

/// The form in which names are compared: neither width nor capitals make a difference.
pub fn folded(raw: &str) -> String {
    plain_text(raw).to_lowercase()
}

/// One line that must be filled in; empty when it has a problem.
pub fn required_text(errors: &mut FieldErrors, field: &str, raw: &str, max: usize) -> String {
    required(errors, field, checked(&tidy(raw), max, is_hidden))
}

/// One line that may stay empty.
pub fn optional_text(
    errors: &mut FieldErrors,
    field: &str,
    raw: &str,
    max: usize,
) -> Option<String> {
    optional(errors, field, checked(&tidy(raw), max, is_hidden))
}

/// Several lines that must be filled in; empty when there is a problem.
pub fn required_prose(errors: &mut FieldErrors, field: &str, raw: &str, max: usize) -> String {
    required(
        errors,
        field,
        checked(&tidy_lines(raw), max, is_hidden_in_prose),
    )
}

/// Several lines that may stay empty.
pub fn optional_prose(
    errors: &mut FieldErrors,
    field: &str,
    raw: &str,
    max: usize,
) -> Option<String> {
    optional(
        errors,
        field,
        checked(&tidy_lines(raw), max, is_hidden_in_prose),
    )
}

/// An e-mail address with a public domain, in lower case; empty when it has a problem.
pub fn email(errors: &mut FieldErrors, field: &str, raw: &str) -> String {
    required(errors, field, typed_address(raw))
}

/// As [`email`], where there may be none.
pub fn optional_email(errors: &mut FieldErrors, field: &str, raw: &str) -> Option<String> {
    optional(errors, field, typed_address(raw))
}

/// The address of a web page that must be given; empty when it has a problem.
pub fn url(errors: &mut FieldErrors, field: &str, raw: &str) -> String {
    required(errors, field, web_address(raw))
}

/// The address of a web page, if there is one.
pub fn optional_url(errors: &mut FieldErrors, field: &str, raw: &str) -> Option<String> {
    optional(errors, field, web_address(raw))
}

/// A day typed as year, month and day that must be given.
pub fn date_parts(errors: &mut FieldErrors, field: &str, parts: [&str; 3]) -> Option<NaiveDate> {
    let date = optional_date(errors, field, parts);
    if date.is_none() {
        // Does nothing when the day was given but is no day: that problem came first.
        errors.push(field, FieldProblem::Missing);
    }
    date
}

/// A day typed as year, month and day that may stay empty.
pub fn optional_date(errors: &mut FieldErrors, field: &str, parts: [&str; 3]) -> Option<NaiveDate> {
    let parts = parts.map(|part| part.nfkc().collect::<String>().trim().to_owned());
    if parts.iter().all(String::is_empty) {
        return None;
    }
    let date = calendar_day(&parts);
    if date.is_none() {
        errors.push(field, no_day(&parts));
    }
    date
}

/// What is wrong with three parts that are no day: what is missing, or else the one part that cannot be.
fn no_day([year, month, day]: &[String; 3]) -> FieldProblem {
    let typed = [year, month, day];
    let of = |wrong: [bool; 3]| -> Vec<DatePart> {
        let parts = DatePart::ALL.into_iter().zip(wrong);
        parts
            .filter_map(|(part, is_wrong)| is_wrong.then_some(part))
            .collect()
    };
    let missing = of(typed.map(|part| part.is_empty()));
    if !missing.is_empty() {
        return FieldProblem::DateIncomplete { missing };
    }
    let within =
        |part: &str, last: u32| digits(part, 2).is_some_and(|part| (1..=last).contains(&part));
    let is_year = year.len() == 4 && digits(year, 4).is_some();
    let wrong = of([!is_year, !within(month, 12), !within(day, 31)]);
    match wrong.as_slice() {
        // Each part alone could be, but the month has no such day.
        [] => FieldProblem::DatePartWrong {
            part: DatePart::Day,
        },
        [part] => FieldProblem::DatePartWrong { part: *part },
        _ => FieldProblem::NotADate,
    }
}

fn calendar_day([year, month, day]: &[String; 3]) -> Option<NaiveDate> {
    let year = digits(year, 4).filter(|_| year.len() == 4)?;
    NaiveDate::from_ymd_opt(
        i32::try_from(year).ok()?,
        digits(month, 2)?,
        digits(day, 2)?,
    )
}

fn digits(text: &str, most: usize) -> Option<u32> {
    let only_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    (only_digits && text.len() <= most)
        .then(|| text.parse().ok())
        .flatten()
}

fn typed_address(raw: &str) -> Result<Option<String>, FieldProblem> {
    let text = raw.nfkc().collect::<String>().trim().to_lowercase();
    match checked(&text, EMAIL_MAX, is_hidden)? {
        Some(text) => mail_address(&text)
            .map(Some)
            .ok_or(FieldProblem::NotAnEmail),
        None => Ok(None),
    }
}

fn mail_address(text: &str) -> Option<String> {
    let (local, domain) = text.rsplit_once('@')?;
    let address = format!(
        "{local}@{}",
        public_domain(&url::Host::parse(domain).ok()?)?
    );
    address.validate_email().then_some(address)
}

fn web_address(raw: &str) -> Result<Option<String>, FieldProblem> {
    let Some(text) = checked(&tidy(raw), URL_MAX, is_hidden)? else {
        return Ok(None);
    };
    let parsed = url::Url::parse(&text).map_err(|_| FieldProblem::NotAUrl)?;
    let is_web = matches!(parsed.scheme(), "http" | "https");
    let has_secret = !parsed.username().is_empty() || parsed.password().is_some();
    let is_public = parsed
        .host()
        .is_some_and(|host| public_domain(&host.to_owned()).is_some());
    if is_web && is_public && !has_secret {
        Ok(Some(parsed.into()))
    } else {
        Err(FieldProblem::NotAUrl)
    }
}

/// The domain, if the host is a name with a dot; bare names and IP addresses reach nobody outside.
fn public_domain(host: &url::Host) -> Option<&str> {
    match host {
        url::Host::Domain(name) if name.contains('.') && !name.ends_with('.') => Some(name),
        _ => None,
    }
}

/// One spelling for one text. The variants of kanji that plain NFC would merge stay apart, because
/// people's names are written with them.
fn tidy(raw: &str) -> String {
    let composed: String = raw.cjk_compat_variants().nfc().collect();
    composed.trim().to_owned()
}

/// As `tidy`, with the line ends that browsers send made plain.
fn tidy_lines(raw: &str) -> String {
    tidy(&raw.replace("\r\n", "\n"))
}

fn checked(
    text: &str,
    max: usize,
    refused: fn(char) -> bool,
) -> Result<Option<String>, FieldProblem> {
    if text.is_empty() {
        Ok(None)
    } else if text.chars().any(refused) {
        Err(FieldProblem::ControlCharacter)
    } else {
        match text.chars().count().checked_sub(max) {
            None | Some(0) => Ok(Some(text.to_owned())),
            Some(over) => Err(FieldProblem::TooLong { max, over }),
        }
    }
}

/// Control codes, and marks that reorder or split text so that it reads as something else.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_hidden_in_prose(c: char) -> bool {
    is_hidden(c) && !matches!(c, '\n' | '\t')
}

fn optional(
    errors: &mut FieldErrors,
    field: &str,
    parsed: Result<Option<String>, FieldProblem>,
) -> Option<String> {
    parsed.unwrap_or_else(|problem| {
        errors.push(field, problem);
        None
    })
}

fn required(
    errors: &mut FieldErrors,
    field: &str,
    parsed: Result<Option<String>, FieldProblem>,
) -> String {
    optional(errors, field, parsed).unwrap_or_else(|| {
        // Does nothing when the text was given but refused: that problem came first.
        errors.push(field, FieldProblem::Missing);
        String::new()
    })
}
