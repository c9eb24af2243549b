//! What the use-cases need to know of the configuration; the server reads and checks it at start.

pub use crate::outside::Outside;
pub use crate::secrets::data_key::DataKey;
pub use crate::secrets::leaked::LeakedPasswords;
pub use crate::secrets::seal_key::SealKey;
pub use crate::secrets::token_key::TokenKey;

use chrono::Duration;
use domain::accounts::{Identity, RoleMap};
use lettre::message::Mailbox;
use std::fmt;
use std::path::PathBuf;
use url::Url;

/// The settings of the running portal.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address people type, without a trailing slash; links in mails start with it.
    pub base_url: String,
    /// Whether invented data and the pages of the demonstration are there.
    pub demonstration: bool,
    /// Only agents whose registration is complete may submit.
    pub registered_agents_only: bool,
    /// Where mails are sent; without it they are kept as files.
    pub smtp_url: Option<Url>,
    /// Where mails are kept when there is no SMTP server.
    pub mail_folder: PathBuf,
    /// The sender's address.
    pub mail_from: String,
    /// How long sessions of agents' people last.
    pub sessions: SessionLimits,
    /// How long sessions of those who act for the Federation or a bank last.
    pub staff_sessions: SessionLimits,
    /// How long an access token is good for (RFC 6749, section 4.2.2 `expires_in`).
    pub token_lifetime: Duration,
    /// What signs access tokens.
    pub token_key: TokenKey,
    /// What seals secrets that have to be read again.
    pub data_key: DataKey,
    /// What seals executed contracts.
    pub seal_key: SealKey,
    /// Who attests when a contract was sealed (RFC 3161).
    pub time_stamps: Option<Url>,
    /// What the banks' gateway presents; without it the gateway's API answers nobody.
    pub gateway_key: Option<Secret>,
    /// The largest file taken, in bytes.
    pub upload_limit: u64,
    /// All files of one agent together, in bytes.
    pub upload_quota: u64,
    /// What looks through every file taken.
    pub scanner: Option<Scanner>,
    /// Passwords that nobody may choose, because others have lost them.
    pub leaked_passwords: Option<LeakedPasswords>,
    /// Who vouches for the people of the Federation and the banks, where that is somebody else.
    pub single_sign_on: Option<SingleSignOn>,
    /// How pages outside are reached, when somebody asks whether one is there.
    pub outside: Outside,
}

/// An identity provider (OpenID Connect Core 1.0), and what the portal was told of it.
#[derive(Clone, Debug)]
pub struct SingleSignOn {
    /// Its issuer identifier, letter by letter.
    pub issuer: String,
    /// As whom the portal is known there.
    pub client_id: String,
    /// What proves it; without it PKCE alone does.
    pub client_secret: Option<Secret>,
    /// What is asked for, separated by blanks.
    pub scopes: String,
    /// Which claim holds what decides the roles; a dot leads into an object.
    pub claim: String,
    /// Which of its values give which roles.
    pub roles: RoleMap,
    /// The authentication context that stands for two factors.
    pub acr: Option<String>,
    /// What the button calls the provider.
    pub name: Option<String>,
}

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanner {
    /// Host and port.
    Tcp(String),
    /// The path of its socket.
    Socket(PathBuf),
}

/// A text that no log and no page may show.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes the text.
    pub fn new(text: impl Into<String>) -> Self {
        Secret(text.into())
    }

    /// The text, where it is compared or handed over.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Whether mails can be sent from this address, with or without a name before it.
pub fn is_sender(text: &str) -> bool {
    text.parse::<Mailbox>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_not_shown() {
        assert_eq!(format!("{:?}", Secret::new("s")), "Secret(…)");
    }

    #[test]
    fn a_sender_may_have_a_name() {
        assert!(is_sender("noreply@example.jp"));
        assert!(is_sender("労働金庫連合会 <noreply@example.jp>"));
        assert!(!is_sender("nobody"));
    }
}

/// How long a session lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionLimits {
    /// It ends after this long without a request.
    pub idle: Duration,
    /// It ends this long after sign-in, whatever happens.
    pub absolute: Duration,
}

impl Settings {
    /// The limits of a person's sessions: the strictest of all their hats, worn or not.
    pub fn limits(&self, identity: &Identity) -> SessionLimits {
        match identity.must_have_factor() {
            true => self.staff_sessions,
            false => self.sessions,
        }
    }
}
