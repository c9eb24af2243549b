//! The identity provider's metadata and keys, kept for an hour, and looked at again when no key fits.

use super::because;
use super::http::{ask, client};
use super::metadata::Metadata;
use crate::error::Result;
use crate::operation::Operation;
use crate::settings::SingleSignOn;
use chrono::{DateTime, Duration, Utc};
use domain::accounts::SignOnProblem;
use jsonwebtoken::jwk::JwkSet;
use reqwest::{Client, StatusCode};
use serde::de::DeserializeOwned;
use std::sync::{Arc, Mutex, PoisonError};
use url::Url;

/// How long they are kept.
const AT_MOST: Duration = Duration::hours(1);
/// Tokens that do not fit do not make the portal ask more often than this.
const AT_LEAST: Duration = Duration::minutes(1);

/// What is kept of the provider.
#[derive(Default)]
pub(crate) struct Provider {
    client: Mutex<Option<Client>>,
    known: Mutex<Option<Arc<Known>>>,
}

/// What is known of it.
pub(super) struct Known {
    read_at: DateTime<Utc>,
    /// Its addresses.
    pub metadata: Metadata,
    /// Its keys.
    pub keys: JwkSet,
}

impl Provider {
    /// What asks, made once.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub(super) fn client(&self) -> Result<Client> {
        let mut kept = self.client.lock().unwrap_or_else(PoisonError::into_inner);
        match kept.as_ref() {
            Some(kept) => Ok(kept.clone()),
            None => Ok(kept.insert(client()?).clone()),
        }
    }

    /// What is known of the provider, asked again after an hour.
    ///
    /// # Errors
    /// [`SignOnProblem::ProviderDown`] or [`SignOnProblem::Untrusted`].
    pub(super) async fn known(
        &self,
        op: &Operation,
        settings: &SingleSignOn,
    ) -> Result<Arc<Known>> {
        match self.kept().filter(|known| known.age(op) < AT_MOST) {
            Some(known) => Ok(known),
            None => self.read(op, settings).await,
        }
    }

    /// The same after no key fitted: the provider may have changed its keys.
    ///
    /// # Errors
    /// As [`Provider::known`].
    pub(super) async fn look_again(
        &self,
        op: &Operation,
        settings: &SingleSignOn,
    ) -> Result<Arc<Known>> {
        match self.kept().filter(|known| known.age(op) < AT_LEAST) {
            Some(known) => Ok(known),
            None => self.read(op, settings).await,
        }
    }

    fn kept(&self) -> Option<Arc<Known>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.clone()
    }

    async fn read(&self, op: &Operation, settings: &SingleSignOn) -> Result<Arc<Known>> {
        let base = settings.issuer.trim_end_matches('/');
        let address = format!("{base}/.well-known/openid-configuration");
        let address = Url::parse(&address).map_err(anyhow::Error::from)?;
        let metadata: Metadata = self.get((address, "the provider's metadata")).await?;
        metadata.check(&settings.issuer)?;
        let keys = (metadata.jwks_uri.clone(), "the provider's keys");
        let known = Arc::new(Known {
            read_at: op.now,
            keys: self.get(keys).await?,
            metadata,
        });
        let mut kept = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(known.clone());
        Ok(known)
    }

    async fn get<T: DeserializeOwned>(&self, (address, what): (Url, &str)) -> Result<T> {
        let answer = ask(self.client()?.get(address)).await?;
        if answer.status != StatusCode::OK {
            let why = format!("{what}: {}", answer.status);
            return Err(because(SignOnProblem::ProviderDown, why));
        }
        answer.json(what)
    }
}

impl Known {
    /// A clock that was set back makes everything old.
    fn age(&self, op: &Operation) -> Duration {
        let age = op.now - self.read_at;
        if age < Duration::zero() { AT_MOST } else { age }
    }
}
