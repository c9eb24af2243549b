//! What can be wrong with a typed field. The codes live here and the words with the view, so that a
//! form is checked in one place and explained in every language.

mod fields;
mod printable;
#[cfg(test)]
mod tests;

pub use fields::{
    date_parts, email, folded, is_hidden, optional_date, optional_email, optional_prose,
    optional_text, optional_url, plain_text, required_prose, required_text, url,
};
pub use printable::{
    code_points, is_variation_selector, optional_printed_text, printed_prose, printed_text,
    unprintable,
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DatePart {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day of the month.
    Day,
}

impl DatePart {
    /// All of them, as they are typed.
    pub const ALL: [DatePart; 3] = [DatePart::Year, DatePart::Month, DatePart::Day];
}

/// Why one field cannot be accepted as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum FieldProblem {
    /// Nothing was entered.
    Missing,
    /// More characters than fit, by so many.
    TooLong { max: usize, over: usize },
    /// Fewer characters than needed.
    TooShort { min: usize },
    /// A character that cannot be seen, such as a control code.
    ControlCharacter,
    /// A character that the fonts of the documents do not have, with the variation selector that goes with it.
    NotPrintable { character: String },
    /// Not the form of an e-mail address.
    NotAnEmail,
    /// Not the address of a web page.
    NotAUrl,
    /// The address of a web page that anybody on the way could change.
    NotSecure,
    /// No such day in the calendar.
    NotADate,
    /// A date that was not finished.
    DateIncomplete { missing: Vec<DatePart> },
    /// A date of which one part cannot be.
    DatePartWrong { part: DatePart },
    /// A day after today where only past days make sense.
    FutureDate { today: NaiveDate },
    /// A day before today where only coming days make sense.
    PastDate { today: NaiveDate },
    /// A day before the first one that is possible.
    TooEarly { earliest: NaiveDate },
    /// A first day that leaves days before it to nobody.
    LeavesGap { expected: NaiveDate },
    /// A corporate number that is not thirteen digits.
    CorporateNumberLength,
    /// A corporate number whose check digit does not fit.
    CorporateNumberCheckDigit,
    /// A corporate number that belongs to an agent registered already.
    CorporateNumberTaken,
    /// A registration number of an office that keeps no register of agents.
    RegistrationOffice,
    /// A registration number from another register.
    RegistrationOtherRegister,
    /// A registration number not written like 関東財務局長（電代）第77号.
    RegistrationForm,
    /// A reading with other characters than katakana.
    NotKana,
    /// A postal code that is not seven digits.
    PostalCode,
    /// A password shorter than allowed.
    PasswordTooShort { min: usize },
    /// A password that is guessed at once.
    PasswordCommon,
    /// A password that stands in a list of those that others have lost.
    PasswordLeaked,
    /// A password made of the portal's names or the person's own address.
    PasswordContext,
    /// What is there already.
    Unchanged,
    /// A passkey whose answer does not count.
    PasskeyRefused,
    /// Not the password that the person has.
    WrongPassword,
    /// A code of an app, or a recovery code, that is not the right one now.
    WrongCode,
    /// A code of an app that was right, but was used before.
    CodeUsed,
    /// The repeated password differs.
    PasswordMismatch,
    /// An account with this e-mail address exists.
    EmailTaken,
    /// None of the choices was taken.
    NotChosen,
    /// No file was chosen.
    FileMissing,
    /// A document that was not handed in yet.
    DocumentMissing,
    /// Neither words nor a file where one of the two is needed.
    NeitherGiven,
    /// A file without a single line that begins with a date.
    NotACalendar,
    /// A file without content.
    FileEmpty,
    /// A file larger than allowed.
    FileTooLarge { max_mebibytes: u64 },
    /// A file for which the agent has no room left.
    QuotaFull { max_mebibytes: u64 },
    /// A file that would do harm.
    FileInfected,
    /// A file that cannot be looked through now.
    FileNotScanned,
    /// A file of a kind that is not taken.
    FileType,
    /// An office file locked with a password, or older than the formats taken.
    FileLocked,
    /// An office file with programs in it.
    FileMacro,
    /// An archive that unpacks to more than any document is.
    FileBomb,
    /// A picture with more pixels than can be shown.
    FilePixels { max_megapixels: usize },
    /// A statement that must be agreed to.
    MustAgree,
    /// The address of nobody who could be helped by looking in their place.
    NobodyToHelp,
    /// The address of nobody but, perhaps, the person who types it.
    NobodyElse,
    /// A variable that no contract knows.
    UnknownVariable { name: String, article: String },
    /// Two braces that are never closed.
    UnclosedVariable,
    /// A file that is no PDF where nothing else can be what is asked for.
    NotAPdf,
    /// A file that does not show a sheet of paper as it is.
    NotAScan,
    /// Another name than that of the person who was named to sign until a day.
    OtherNamed { name: String, until: NaiveDate },
    /// A number that no concluded contract has.
    UnknownContract,
    /// The person who types it, where somebody else is meant.
    NotYourself,
    /// Another date for what was announced to be ready.
    ReadyAlready,
    /// Readiness of what no date was announced for.
    NothingAnnounced,
    /// A file with more lines than are taken.
    TooManyLines { max: usize },
    /// A line of a file for a day that another line has.
    RepeatedLine { line: usize },
    /// A value that names nothing known.
    Unknown,
}

impl FieldProblem {
    /// Whether nothing is wrong but that something was not given yet.
    pub fn is_missing(&self) -> bool {
        matches!(
            self,
            FieldProblem::Missing
                | FieldProblem::NotChosen
                | FieldProblem::MustAgree
                | FieldProblem::FileMissing
                | FieldProblem::DocumentMissing
        )
    }

    /// The parts of a date that it concerns; all of them where it concerns the day as such.
    pub fn date_parts(&self) -> Vec<DatePart> {
        match self {
            FieldProblem::DateIncomplete { missing } => missing.clone(),
            FieldProblem::DatePartWrong { part } => vec![*part],
            _ => DatePart::ALL.to_vec(),
        }
    }
}

/// The problems of one form, in the order of its fields, at most one for each field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    from = "Vec<(String, FieldProblem)>",
    into = "Vec<(String, FieldProblem)>"
)]
pub struct FieldErrors(Vec<(String, FieldProblem)>);

impl FieldErrors {
    /// The errors of a form with a single bad field.
    pub fn one(field: impl Into<String>, problem: FieldProblem) -> Self {
        let mut errors = FieldErrors::default();
        errors.push(field, problem);
        errors
    }

    /// Adds a problem, unless the field already has one: a person mends one thing at a time.
    pub fn push(&mut self, field: impl Into<String>, problem: FieldProblem) {
        let field = field.into();
        if self.get(&field).is_none() {
            self.0.push((field, problem));
        }
    }

    /// Whether every field holds.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many fields do not hold.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The problem of a field.
    pub fn get(&self, field: &str) -> Option<&FieldProblem> {
        self.iter()
            .find(|(name, _)| *name == field)
            .map(|(_, problem)| problem)
    }

    /// Every field that does not hold, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &FieldProblem)> {
        self.0
            .iter()
            .map(|(name, problem)| (name.as_str(), problem))
    }

    /// Appends the problems of another part of the same form.
    pub fn merge(&mut self, other: FieldErrors) {
        for (field, problem) in other.0 {
            self.push(field, problem);
        }
    }

    /// The value, if no field has a problem.
    ///
    /// # Errors
    /// These errors, if there are any.
    pub fn into_result<T>(self, value: T) -> Result<T, FieldErrors> {
        if self.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }
}

impl From<Vec<(String, FieldProblem)>> for FieldErrors {
    fn from(pairs: Vec<(String, FieldProblem)>) -> Self {
        let mut errors = FieldErrors::default();
        for (field, problem) in pairs {
            errors.push(field, problem);
        }
        errors
    }
}

impl From<FieldErrors> for Vec<(String, FieldProblem)> {
    fn from(errors: FieldErrors) -> Self {
        errors.0
    }
}
