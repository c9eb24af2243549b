//! The pages of accounts: coming in, coming back, and who is on the staff.

mod arrival;
pub mod confirm;
mod dead_link;
mod form;
pub mod invitation;
pub mod organisation_fields;
pub mod password;
pub mod register;
pub mod sign_in;
pub mod staff;
mod staff_list;

use crate::i18n::*;
use domain::accounts::Role;

/// A role as pages name it.
pub fn role(t: Locale, role: Role) -> String {
    match role {
        Role::Agent => say!(t, common.role_agent),
        Role::Officer => say!(t, common.role_officer),
        Role::Approver => say!(t, common.role_approver),
        Role::Administrator => say!(t, common.role_administrator),
        Role::Auditor => say!(t, common.role_auditor),
    }
}
