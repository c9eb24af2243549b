//! Registration of an agent's person.

use super::passwords::{NewPassword, PasswordRule};
use crate::forms::{FieldErrors, email, printed_text};
use crate::organisations::{Organisation, OrganisationForm};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
        // Who confirms a sheet is named in the contract.
        let person_name = printed_text(&mut errors, "person_name", &self.person_name, 100);
        let email = email(&mut errors, "email", &self.email);
        let rule = PasswordRule::alone(&email);
        let password = NewPassword::parse(&mut errors, "password", &self.password, rule);
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
