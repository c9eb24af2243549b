//! Who belongs to an agent, to the Federation or to a bank: lists, invitations, roles, leaving.

mod bank_address;
mod deactivate;
mod invitation_form;
mod leave;
mod list;
mod member;
mod table;
mod work;

pub mod invitation;

pub use bank_address::{address_page, addresses_page, change_address};
pub use deactivate::{deactivate, deactivate_page, reactivate};
pub use leave::{leave, leave_page, remove, remove_page};
pub use list::{banks_page, invite, invite_to_bank, page, withdraw};
pub use member::{change, member_page};
pub use work::{can_take, hand_over};

use crate::accounts::role;
use crate::i18n::*;
use crate::page::Page;
use crate::shell::Frame;
use domain::accounts::{Body, BodyKind, Role};

/// The page with the people of a body.
pub fn address(body: &Body) -> String {
    match body {
        Body::Bank(_) => "/members/banks".to_owned(),
        Body::Agent(_) | Body::Federation => format!("/members/{body}"),
    }
}

/// The surroundings in which whoever looks works.
fn frame(page: &Page) -> Frame {
    match page.op.actor.is_staff() {
        true => Frame::Office,
        false => Frame::Agent,
    }
}

/// What the list is called.
fn title(t: Locale, kind: BodyKind, body: String) -> String {
    match kind {
        BodyKind::Agent => say!(t, members.team_title, body),
        BodyKind::Federation => say!(t, members.staff_title),
        BodyKind::Bank => say!(t, members.banks_title),
    }
}

/// What a role may do, in one line.
fn hint(t: Locale, role: Role) -> String {
    match role {
        Role::Owner => say!(t, members.owner_hint),
        Role::Editor => say!(t, members.editor_hint),
        Role::TechnicalContact => say!(t, members.technical_contact_hint),
        Role::Viewer => say!(t, members.viewer_hint),
        Role::Officer => say!(t, members.officer_hint),
        Role::Approver => say!(t, members.approver_hint),
        Role::Administrator => say!(t, members.administrator_hint),
        Role::Auditor => say!(t, members.auditor_hint),
        Role::BankRepresentative => say!(t, members.bank_representative_hint),
        Role::BankDeputy => say!(t, members.bank_deputy_hint),
    }
}

/// The names of some roles, as a sentence lists them.
fn names(t: Locale, roles: impl Iterator<Item = Role>) -> String {
    let names: Vec<String> = roles.map(|held| role(t, held)).collect();
    names.join(td_string!(t, accounts.list_separator))
}
