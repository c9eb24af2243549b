//! The key that signs access tokens. It is read once: reading it again takes longer than signing.

use anyhow::Context;
use aws_lc_rs::signature::Ed25519KeyPair;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::Serialize;
use std::fmt;
use std::sync::Arc;

/// What stands before the 32 bytes of an Ed25519 private key in PKCS#8 (RFC 8410, section 7).
const PKCS8_ED25519: [u8; 16] = [
    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
];

/// The kind of token (RFC 9068, section 2.1).
const ACCESS_TOKEN: &str = "at+jwt";

/// The Ed25519 private key that signs access tokens.
#[derive(Clone)]
pub struct TokenKey(Arc<Ed25519KeyPair>);

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
        let pair = Ed25519KeyPair::from_pkcs8(key.as_bytes()).ok()?;
        Some(TokenKey(Arc::new(pair)))
    }

    /// An access token that says the claims (RFC 7515, section 3.1).
    ///
    /// # Errors
    /// When the claims cannot be written as JSON.
    pub fn sign(&self, claims: &impl Serialize) -> anyhow::Result<String> {
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(ACCESS_TOKEN.to_owned());
        let mut token = part(&header)?;
        token.push('.');
        token.push_str(&part(claims)?);
        let signature = self.0.sign(token.as_bytes());
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Ok(token)
    }
}

fn part(content: &impl Serialize) -> anyhow::Result<String> {
    let json = serde_json::to_vec(content).context("writing an access token")?;
    Ok(URL_SAFE_NO_PAD.encode(json))
}

impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_lc_rs::signature::KeyPair;
    use jsonwebtoken::{DecodingKey, Validation, decode};
    use serde_json::{Value, json};

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
    fn whoever_has_the_public_key_can_check_what_was_signed() {
        let key = TokenKey::of_seed([7; 32]).unwrap();
        let token = key
            .sign(&json!({ "sub": "rk-1", "exp": 4_000_000_000_u64 }))
            .unwrap();
        let public = DecodingKey::from_ed_der(key.0.public_key().as_ref());
        let read = decode::<Value>(&token, &public, &Validation::new(Algorithm::EdDSA)).unwrap();
        assert_eq!(read.header.typ.as_deref(), Some("at+jwt"));
        assert_eq!(read.claims["sub"], "rk-1");
    }

    #[test]
    fn the_key_is_not_shown() {
        let key = TokenKey::of_seed([7; 32]).unwrap();
        assert_eq!(format!("{key:?}"), "TokenKey(…)");
    }
}
