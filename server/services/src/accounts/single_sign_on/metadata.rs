//! What a provider says of itself (OpenID Connect Discovery 1.0, section 3).

use super::because;
use crate::error::Result;
use domain::accounts::SignOnProblem;
use serde::Deserialize;
use url::Url;

/// What the portal needs of it.
#[derive(Debug, Deserialize)]
pub(super) struct Metadata {
    issuer: String,
    /// Where people sign in.
    pub authorization_endpoint: Url,
    /// Where a code becomes tokens.
    pub token_endpoint: Url,
    /// Where the keys are.
    pub jwks_uri: Url,
    /// Where more is said of the person.
    pub userinfo_endpoint: Option<Url>,
    /// Whether the answer names the issuer (RFC 9207, section 3).
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
}

impl Metadata {
    /// Demands that it is the issuer's, and that nothing is sent over an open line where the issuer has TLS.
    ///
    /// # Errors
    /// [`SignOnProblem::Untrusted`].
    pub(super) fn check(&self, issuer: &str) -> Result<()> {
        if self.issuer != issuer {
            let why = "the provider's metadata name another issuer than ROKIN_SSO_ISSUER";
            return Err(because(SignOnProblem::Untrusted, why));
        }
        let has_tls = issuer.starts_with("https://");
        let mut endpoints = [
            &self.authorization_endpoint,
            &self.token_endpoint,
            &self.jwks_uri,
        ]
        .into_iter()
        .chain(&self.userinfo_endpoint);
        if endpoints.any(|endpoint| has_tls && endpoint.scheme() != "https") {
            let why = "the provider's metadata name an address without TLS";
            return Err(because(SignOnProblem::Untrusted, why));
        }
        Ok(())
    }

    /// Whether the secret goes into the form, because the provider takes it there alone.
    pub(super) fn wants_secret_in_form(&self) -> bool {
        let has = |method: &str| {
            let methods = &self.token_endpoint_auth_methods_supported;
            methods.iter().any(|supported| supported == method)
        };
        has("client_secret_post") && !has("client_secret_basic")
    }
}
