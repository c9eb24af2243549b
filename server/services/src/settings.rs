//! What the use-cases need to know of the configuration; the server reads and checks it at start.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Duration;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use lettre::message::Mailbox;
use std::fmt;
use std::path::PathBuf;
use url::Url;

/// What stands before the 32 bytes of an Ed25519 private key in PKCS#8 (RFC 8410, section 7).
const PKCS8_ED25519: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

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

/// The Ed25519 private key that signs access tokens, as PEM of PKCS#8. It is proven to sign before it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct TokenKey(String);

impl TokenKey {
    /// The key of 32 secret bytes.
    pub fn of_seed(seed: [u8; 32]) -> Option<Self> {
        let mut der = PKCS8_ED25519.to_vec();
        der.extend_from_slice(&seed);
        let body = STANDARD.encode(der);
        TokenKey::of_pem(&format!(
            "-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----\n"
        ))
    }

    /// The key in a PEM file, as `openssl genpkey -algorithm ed25519` writes it.
    pub fn of_pem(pem: &str) -> Option<Self> {
        let key = EncodingKey::from_ed_pem(pem.as_bytes()).ok()?;
        let signs = encode(&Header::new(Algorithm::EdDSA), &(), &key).is_ok();
        signs.then(|| TokenKey(pem.to_owned()))
    }

    /// The PEM text, for signing only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenKey(…)")
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
    fn any_seed_signs_and_nothing_else_is_a_key() {
        assert!(TokenKey::of_seed([7; 32]).is_some());
        assert!(
            TokenKey::of_pem("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")
                .is_none()
        );
        assert!(TokenKey::of_pem("secret").is_none());
    }

    #[test]
    fn secrets_are_not_shown() {
        let key = TokenKey::of_seed([7; 32]).unwrap();
        assert_eq!(
            format!("{key:?} {:?}", Secret::new("s")),
            "TokenKey(…) Secret(…)"
        );
    }

    #[test]
    fn a_sender_may_have_a_name() {
        assert!(is_sender("noreply@example.jp"));
        assert!(is_sender("労働金庫連合会 <noreply@example.jp>"));
        assert!(!is_sender("nobody"));
    }
}
