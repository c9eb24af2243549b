//! What an agent types about itself, and how it becomes an organisation.

use super::{
    CorporateNumber, Kana, Organisation, PostalCode, Registration, RegistrationBasis,
    RegistrationNumber,
};
use crate::forms::{
    FieldErrors, FieldProblem, date_parts, optional_url, printed_text, required_text,
};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The choices of `registration_status`.
const REGISTERED: &str = "registered";
const PENDING: &str = "pending";
/// The choices of `registration_basis`.
const LABOUR_BANK_ACT: &str = "labour_bank_act";
const DEEMED: &str = "deemed_from_banking_act";

/// An organisation as typed; nothing is checked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrganisationForm {
    /// The registered name.
    pub name: String,
    /// Its reading.
    pub name_kana: String,
    /// The corporate number.
    pub corporate_number: String,
    /// `registered` or `pending`.
    pub registration_status: String,
    /// The number in the register of agents.
    pub registration_number: String,
    /// `labour_bank_act` or `deemed_from_banking_act`.
    pub registration_basis: String,
    /// The day of the notice: its year.
    pub notified_on_year: String,
    /// The day of the notice: its month.
    pub notified_on_month: String,
    /// The day of the notice: its day.
    pub notified_on_day: String,
    /// The postal code of the seat.
    pub postal_code: String,
    /// The seat.
    pub address: String,
    /// The representative's title.
    pub representative_title: String,
    /// The representative's name.
    pub representative_name: String,
    /// The web site; may stay empty.
    pub website: String,
}

impl OrganisationForm {
    /// Checks every field at once, so that all errors are told together.
    ///
    /// # Errors
    /// One problem for each field that cannot be accepted, in the order of the form.
    pub fn parse(&self, today: NaiveDate) -> Result<Organisation, FieldErrors> {
        let errors = &mut FieldErrors::default();
        let name = printed_text(errors, "name", &self.name, 120);
        let name_kana = self.reading(errors);
        let corporate_number = self.number(errors);
        let registration_pending = self.registration_status == PENDING;
        let registration = self.registration(errors, today);
        let postal_code = self.post(errors);
        let address = printed_text(errors, "address", &self.address, 200);
        let title = printed_text(
            errors,
            "representative_title",
            &self.representative_title,
            60,
        );
        let person = printed_text(
            errors,
            "representative_name",
            &self.representative_name,
            100,
        );
        let website = optional_url(errors, "website", &self.website);
        match (name_kana, corporate_number, postal_code) {
            (Some(name_kana), Some(corporate_number), Some(postal_code)) if errors.is_empty() => {
                Ok(Organisation {
                    name,
                    name_kana,
                    corporate_number,
                    registration,
                    registration_pending,
                    postal_code,
                    address,
                    representative_title: title,
                    representative_name: person,
                    website,
                })
            }
            _ => Err(std::mem::take(errors)),
        }
    }

    fn reading(&self, errors: &mut FieldErrors) -> Option<Kana> {
        let text = required_text(errors, "name_kana", &self.name_kana, 240);
        noted(
            errors,
            "name_kana",
            Kana::parse(&text).map_err(|_| FieldProblem::NotKana),
        )
    }

    fn number(&self, errors: &mut FieldErrors) -> Option<CorporateNumber> {
        let parsed = CorporateNumber::parse(&self.corporate_number);
        noted(
            errors,
            "corporate_number",
            parsed.map_err(FieldProblem::from),
        )
    }

    fn post(&self, errors: &mut FieldErrors) -> Option<PostalCode> {
        let text = required_text(errors, "postal_code", &self.postal_code, 20);
        let parsed = PostalCode::parse(&text).map_err(|_| FieldProblem::PostalCode);
        noted(errors, "postal_code", parsed)
    }

    /// The entry in the register, unless it is pending: then whatever was typed for it is left alone.
    fn registration(&self, errors: &mut FieldErrors, today: NaiveDate) -> Option<Registration> {
        match self.registration_status.as_str() {
            REGISTERED => {
                let parsed = RegistrationNumber::parse(&self.registration_number);
                let number = noted(
                    errors,
                    "registration_number",
                    parsed.map_err(FieldProblem::from),
                );
                let basis = self.basis(errors, today);
                number
                    .zip(basis)
                    .map(|(number, basis)| Registration { number, basis })
            }
            PENDING => None,
            other => {
                errors.push("registration_status", not_chosen(other));
                None
            }
        }
    }

    fn basis(&self, errors: &mut FieldErrors, today: NaiveDate) -> Option<RegistrationBasis> {
        match self.registration_basis.as_str() {
            LABOUR_BANK_ACT => Some(RegistrationBasis::LabourBankAct),
            DEEMED => {
                let parts = [
                    self.notified_on_year.as_str(),
                    self.notified_on_month.as_str(),
                    self.notified_on_day.as_str(),
                ];
                let notified_on = date_parts(errors, "notified_on", parts)?;
                if notified_on > today {
                    errors.push("notified_on", FieldProblem::FutureDate { today });
                }
                Some(RegistrationBasis::DeemedFromBankingAct { notified_on })
            }
            other => {
                errors.push("registration_basis", not_chosen(other));
                None
            }
        }
    }
}

/// The value, or nothing with its problem noted.
fn noted<T>(errors: &mut FieldErrors, field: &str, parsed: Result<T, FieldProblem>) -> Option<T> {
    parsed.map_err(|problem| errors.push(field, problem)).ok()
}

/// An empty choice was forgotten; any other was never offered.
fn not_chosen(choice: &str) -> FieldProblem {
    if choice.is_empty() {
        FieldProblem::NotChosen
    } else {
        FieldProblem::Unknown
    }
}

impl From<&Organisation> for OrganisationForm {
    /// The form that shows a known organisation for editing.
    fn from(known: &Organisation) -> Self {
        let mut form = OrganisationForm {
            name: known.name.clone(),
            name_kana: known.name_kana.to_string(),
            corporate_number: known.corporate_number.to_string(),
            postal_code: known.postal_code.to_string(),
            address: known.address.clone(),
            representative_title: known.representative_title.clone(),
            representative_name: known.representative_name.clone(),
            website: known.website.clone().unwrap_or_default(),
            ..OrganisationForm::default()
        };
        form.show_registration(known);
        form
    }
}

impl OrganisationForm {
    fn show_registration(&mut self, known: &Organisation) {
        let Some(registration) = &known.registration else {
            self.registration_status = PENDING.to_owned();
            return;
        };
        self.registration_status = REGISTERED.to_owned();
        self.registration_number = registration.number.to_string();
        match registration.basis {
            RegistrationBasis::LabourBankAct => {
                self.registration_basis = LABOUR_BANK_ACT.to_owned();
            }
            RegistrationBasis::DeemedFromBankingAct { notified_on } => {
                self.registration_basis = DEEMED.to_owned();
                self.notified_on_year = notified_on.year().to_string();
                self.notified_on_month = notified_on.month().to_string();
                self.notified_on_day = notified_on.day().to_string();
            }
        }
    }
}

#[cfg(test)]
mod tests;
