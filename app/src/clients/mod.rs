//! API clients: the agent's list and request, the administrator's issue and revocation, the secret once.

mod agent;
mod conditions;
mod office;
mod revoke;
mod secret;
mod table;

pub use agent::{agent_page, request};
pub use office::{client_page, issue, office_page, send_link};
pub use revoke::{revoke, revoke_page};
pub use secret::{reveal, secret_page};

use crate::components::Glyph;
use crate::i18n::*;
use domain::clients::ClientState;

/// Shape and word of a client's state.
fn state(locale: Locale, state: ClientState) -> (Glyph, String) {
    match state {
        ClientState::Requested => (Glyph::Wait, say!(locale, clients.requested)),
        ClientState::Active => (Glyph::Done, say!(locale, clients.active)),
        ClientState::Suspended => (Glyph::Caution, say!(locale, clients.suspended)),
        ClientState::Revoked => (Glyph::Refused, say!(locale, clients.revoked)),
    }
}
