//! One sign-in under way. The state goes through the provider and the other half stays in the browser; the
//! nonce and PKCE's verifier come of both, so that neither the database nor the provider knows them before.

use crate::secrets::tokens::Token;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use sha2::{Digest, Sha256};

/// How long somebody may take at the provider.
pub const LIFETIME: Duration = Duration::minutes(10);

/// Both halves of a sign-in.
pub(super) struct Attempt {
    /// What goes through the provider.
    pub state: Token,
    /// What stays in the browser.
    pub browser: Token,
}

impl Attempt {
    /// What the ID token must repeat (OpenID Connect Core 1.0, section 2).
    pub(super) fn nonce(&self) -> String {
        self.derived("nonce")
    }

    /// What only the portal can show to the token endpoint (RFC 7636, section 4.1).
    pub(super) fn verifier(&self) -> String {
        self.derived("verifier")
    }

    /// What the provider is told of it at first (RFC 7636, section 4.2, method S256).
    pub(super) fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier()))
    }

    fn derived(&self, purpose: &str) -> String {
        let parts = [purpose, self.state.expose(), self.browser.expose()];
        URL_SAFE_NO_PAD.encode(Sha256::digest(parts.join("\n")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 10.1.2
    #[test]
    fn both_halves_are_needed_and_every_purpose_has_its_own() {
        let attempt = |state, browser| Attempt {
            state: Token::presented(state),
            browser: Token::presented(browser),
        };
        let one = attempt("a", "b");
        let other_browser = attempt("a", "c");
        assert_eq!(one.nonce(), attempt("a", "b").nonce());
        assert_ne!(one.nonce(), one.verifier());
        assert_ne!(one.verifier(), other_browser.verifier());
        assert_ne!(one.verifier(), attempt("c", "b").verifier());
        assert_eq!(one.verifier().len(), 43);
    }
}
