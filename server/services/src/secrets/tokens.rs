//! 256 random bits that open something once or for a while; the database knows only their SHA-256.

use crate::operation::Services;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;

/// A token in the clear: shown, mailed or set as a cookie once, then forgotten.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Draws a new one.
    pub fn new(services: &Services) -> Self {
        let mut bytes = [0_u8; 32];
        services.random.fill(&mut bytes);
        Token(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Takes one that somebody presents; it may be anything.
    pub fn presented(text: &str) -> Self {
        Token(text.to_owned())
    }

    /// The text, for the one place it is handed out.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The digest that is stored, as 64 hexadecimal digits.
    pub fn digest(&self) -> String {
        digest(self.0.as_bytes())
    }

    /// Whether the stored digest is this token's, in constant time.
    pub fn matches(&self, stored: &str) -> bool {
        self.digest().as_bytes().ct_eq(stored.as_bytes()).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// SHA-256 as 64 hexadecimal digits.
pub fn digest(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 11.4.3
    #[test]
    fn a_digest_is_sha_256() {
        // The second example of FIPS 180-4 for this function, as NIST publishes it with its intermediate values.
        let digest = digest(b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
        let expected = "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
        assert_eq!(digest, expected);
        assert!(Token::presented("abc").matches(&Token::presented("abc").digest()));
        assert!(!Token::presented("abd").matches(&Token::presented("abc").digest()));
    }
}
