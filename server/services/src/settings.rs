//! What the use-cases need to know of the configuration; the server reads and checks it at start.

pub use crate::secrets::token_key::TokenKey;

use chrono::Duration;
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
    /// A session ends after this long without a request.
    pub session_idle: Duration,
    /// A session ends this long after sign-in, whatever happens.
    pub session_absolute: Duration,
    /// How long an access token is good for (RFC 6749, section 4.2.2 `expires_in`).
    pub token_lifetime: Duration,
    /// What signs access tokens.
    pub token_key: TokenKey,
    /// What the banks' gateway presents; without it the gateway's API answers nobody.
    pub gateway_key: Option<Secret>,
    /// The largest file taken, in bytes.
    pub upload_limit: u64,
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
