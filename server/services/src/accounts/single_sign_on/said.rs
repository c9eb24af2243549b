//! What the provider says of a person, once it is trusted.

use crate::settings::SingleSignOn;
use chrono::{DateTime, Utc};
use domain::forms::{FieldErrors, email, printed_text};
use serde_json::{Map, Value};

/// The longest name taken.
const NAME_MAX: usize = 100;

/// Ways of signing in that take a second factor (RFC 8176, section 2).
const SECOND_FACTORS: [&str; 3] = ["mfa", "otp", "hwk"];

/// What was said.
pub(super) struct Said {
    /// The provider.
    pub issuer: String,
    /// Its name for the person, which never changes.
    pub subject: String,
    claims: Map<String, Value>,
}

impl Said {
    /// Takes the claims of a trusted ID token, if they name somebody.
    pub(super) fn new(settings: &SingleSignOn, claims: Map<String, Value>) -> Option<Self> {
        let subject = claims.get("sub").and_then(Value::as_str)?;
        Some(Said {
            issuer: settings.issuer.clone(),
            subject: subject.to_owned(),
            claims,
        })
    }

    /// Whether more has to be asked of the provider.
    pub(super) fn lacks(&self, claim: &str) -> bool {
        !self.claims.contains_key("email_verified")
            || !self.claims.contains_key("email")
            || self.found(claim).is_none()
    }

    /// Adds what the provider says elsewhere of the same person. How they signed in stays what the ID
    /// token said.
    pub(super) fn add(&mut self, mut more: Map<String, Value>, claim: &str) {
        let root = claim.split('.').next().unwrap_or(claim);
        let lacks_claim = self.found(claim).is_none();
        let lacks_address = !self.claims.contains_key("email_verified");
        let wanted = [
            ("name", !self.claims.contains_key("name")),
            // Both from one place: the word counts for the address beside it.
            ("email", lacks_address),
            ("email_verified", lacks_address),
            (claim, lacks_claim),
            (root, lacks_claim),
        ];
        for (name, _) in wanted.into_iter().filter(|(_, wanted)| *wanted) {
            if let Some(value) = more.remove(name) {
                self.claims.insert(name.to_owned(), value);
            }
        }
    }

    /// The address, in lower case, if the provider vouches for it.
    pub(super) fn verified_email(&self) -> Option<String> {
        let is_verified = self.claims.get("email_verified") == Some(&Value::Bool(true));
        let text = self.claims.get("email")?.as_str()?;
        let mut errors = FieldErrors::default();
        let address = email(&mut errors, "email", text);
        (is_verified && errors.is_empty()).then_some(address)
    }

    /// The person's name; the address where there is none that a contract could print.
    pub(super) fn name(&self, address: &str) -> String {
        let text = self.claims.get("name").and_then(Value::as_str);
        let mut errors = FieldErrors::default();
        let name = printed_text(&mut errors, "name", text.unwrap_or_default(), NAME_MAX);
        if errors.is_empty() {
            name
        } else {
            address.to_owned()
        }
    }

    /// The values of the claim that decides the roles: a list of words, or one.
    pub(super) fn values(&self, claim: &str) -> Vec<String> {
        match self.found(claim) {
            Some(Value::String(one)) => vec![one.clone()],
            Some(Value::Array(all)) => {
                let words = all.iter().filter_map(Value::as_str);
                words.map(str::to_owned).collect()
            }
            _ => Vec::new(),
        }
    }

    /// When the person last showed the provider who they are, if it says so (OpenID Connect Core 1.0, section 2).
    pub(super) fn shown_at(&self) -> Option<DateTime<Utc>> {
        let seconds = self.claims.get("auth_time")?.as_i64()?;
        DateTime::from_timestamp(seconds, 0)
    }

    /// Whether a second factor was given at the provider.
    pub(super) fn has_second_factor(&self, settings: &SingleSignOn) -> bool {
        let context = self.claims.get("acr").and_then(Value::as_str);
        let is_agreed = settings.acr.is_some() && settings.acr.as_deref() == context;
        let methods = self.claims.get("amr").and_then(Value::as_array);
        is_agreed
            || methods.into_iter().flatten().any(|method| {
                method
                    .as_str()
                    .is_some_and(|method| SECOND_FACTORS.contains(&method))
            })
    }

    /// The claim of that name, or the one that its dots lead to.
    fn found(&self, claim: &str) -> Option<&Value> {
        if let Some(value) = self.claims.get(claim) {
            return Some(value);
        }
        let mut steps = claim.split('.');
        let first = self.claims.get(steps.next()?)?;
        steps.try_fold(first, |value, step| value.get(step))
    }
}
