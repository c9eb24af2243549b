//! The pages of accounts: coming in, coming back, and who is on the staff.

mod arrival;
pub mod change_email;
pub mod change_password;
pub mod confirm;
pub(crate) mod dead_link;
mod form;
pub mod hats;
mod mailed;
mod new_password;
pub mod organisation_fields;
pub mod password;
pub mod press;
pub mod register;
pub mod sign_in;
pub mod single_sign_on;

pub use arrival::{destination, home};
pub use dead_link::{Reader, Replacement, explain};
pub use form::Labelled;
pub use mailed::{Mailed, mailed};
pub use new_password::new_password;
pub use organisation_fields::date_words;

use crate::i18n::*;
use domain::accounts::Role;

/// A role as pages name it.
pub fn role(t: Locale, role: Role) -> String {
    match role {
        Role::Owner => say!(t, common.role_owner),
        Role::Editor => say!(t, common.role_editor),
        Role::TechnicalContact => say!(t, common.role_technical_contact),
        Role::Viewer => say!(t, common.role_viewer),
        Role::Officer => say!(t, common.role_officer),
        Role::Approver => say!(t, common.role_approver),
        Role::Administrator => say!(t, common.role_administrator),
        Role::Auditor => say!(t, common.role_auditor),
        Role::BankRepresentative => say!(t, common.role_bank_representative),
        Role::BankDeputy => say!(t, common.role_bank_deputy),
    }
}
