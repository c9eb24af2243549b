//! Registration of an agent's person, and the rule for passwords.

use crate::forms::{FieldErrors, FieldProblem, email, required_text};
use crate::organisations::{Organisation, OrganisationForm};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The fewest characters a password alone may have (NIST SP 800-63B-4, section 3.1.1.2).
pub const PASSWORD_MIN: usize = 15;
/// The most characters taken, so that hashing stays bounded.
const PASSWORD_MAX: usize = 256;

/// A password that may be set; its text never appears in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(String);

impl NewPassword {
    /// Checks length and repetition; `field` names the input in errors.
    pub fn parse(errors: &mut FieldErrors, field: &str, raw: &str) -> Option<Self> {
        let characters = raw.chars().count();
        let problem = if characters == 0 {
            FieldProblem::Missing
        } else if characters < PASSWORD_MIN {
            FieldProblem::PasswordTooShort { min: PASSWORD_MIN }
        } else if characters > PASSWORD_MAX {
            FieldProblem::TooLong { max: PASSWORD_MAX }
        } else if is_monotonous(raw) {
            FieldProblem::PasswordCommon
        } else {
            return Some(NewPassword(raw.to_owned()));
        };
        errors.push(field, problem);
        None
    }

    /// The text, for hashing only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

/// A run of one character, or of a short group, is guessed at once however long it is.
fn is_monotonous(raw: &str) -> bool {
    let chars: Vec<char> = raw.chars().collect();
    (1..=4).any(|period| {
        chars
            .iter()
            .enumerate()
            .all(|(i, c)| *c == chars[i % period])
    })
}

/// What is typed on the registration page.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RegistrationForm {
    /// The person's name.
    pub person_name: String,
    /// The address to be confirmed.
    pub email: String,
    /// The password; never echoed.
    #[serde(skip_serializing)]
    pub password: String,
    /// The organisation's fields.
    #[serde(flatten)]
    pub organisation: OrganisationForm,
}

/// A registration whose every field holds.
#[derive(Clone, Debug)]
pub struct Registration {
    /// The person's name.
    pub person_name: String,
    /// The address, lower-case.
    pub email: String,
    /// The password to hash.
    pub password: NewPassword,
    /// The agent.
    pub organisation: Organisation,
}

impl RegistrationForm {
    /// Checks every field at once, so that all errors are told together.
    ///
    /// # Errors
    /// One problem for each field that cannot be accepted.
    pub fn parse(&self, today: NaiveDate) -> Result<Registration, FieldErrors> {
        let mut errors = FieldErrors::default();
        let person_name = required_text(&mut errors, "person_name", &self.person_name, 100);
        let email = email(&mut errors, "email", &self.email);
        let password = NewPassword::parse(&mut errors, "password", &self.password);
        match (self.organisation.parse(today), password) {
            (Ok(organisation), Some(password)) if errors.is_empty() => Ok(Registration {
                person_name,
                email,
                password,
                organisation,
            }),
            (organisation, _) => {
                if let Err(more) = organisation {
                    errors.merge(more);
                }
                Err(errors)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(raw: &str) -> Option<FieldProblem> {
        let mut errors = FieldErrors::default();
        NewPassword::parse(&mut errors, "password", raw);
        errors.get("password").cloned()
    }

    #[test]
    fn fifteen_characters_are_enough_and_fourteen_are_not() {
        assert_eq!(problem("correct horse b"), None);
        assert_eq!(
            problem("correct horse "),
            Some(FieldProblem::PasswordTooShort { min: 15 })
        );
    }

    #[test]
    fn characters_count_not_bytes() {
        assert_eq!(problem("ろうきんの長い合言葉はこれです"), None);
    }

    #[test]
    fn repetition_is_refused() {
        assert_eq!(problem(&"a".repeat(20)), Some(FieldProblem::PasswordCommon));
        assert_eq!(
            problem(&"abc".repeat(7)),
            Some(FieldProblem::PasswordCommon)
        );
    }
}
