//! The agents: who they are, under which numbers they are known, and what they type about themselves.

mod corporate_number;
mod form;
mod kana;
mod postal_code;
mod registration;

pub use corporate_number::{CorporateNumber, CorporateNumberError};
pub use form::OrganisationForm;
pub use kana::{Kana, NotKana};
pub use postal_code::{NotAPostalCode, PostalCode};
pub use registration::{
    OFFICES, Registration, RegistrationBasis, RegistrationNumber, RegistrationNumberError,
};

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// An agent whose every fact has the right form; whether it is true is for the review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// The registered name.
    pub name: String,
    /// The reading of the name.
    pub name_kana: Kana,
    /// The number in the national register of corporations.
    pub corporate_number: CorporateNumber,
    /// The entry in the register of agents, if there is one.
    pub registration: Option<Registration>,
    /// Whether the registration has been applied for and not been given yet.
    pub registration_pending: bool,
    /// The postal code of the seat.
    pub postal_code: PostalCode,
    /// The seat.
    pub address: String,
    /// The title of the representative, such as 代表取締役.
    pub representative_title: String,
    /// The representative's name.
    pub representative_name: String,
    /// The web site.
    pub website: Option<String>,
}

/// What is left of a number when widths are made one and blanks fall away.
fn compact(raw: &str) -> String {
    raw.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// Whether the character is one of the strokes that people type between groups of digits.
fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}')
}
