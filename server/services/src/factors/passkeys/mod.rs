//! Passkeys (Web Authentication Level 3): adding one, answering with one as the second factor, and signing in with one
//! alone. The person is verified by the authenticator each time, so one answer counts as two factors.

pub mod add;
pub mod ask;
mod prove;
pub mod remove;
pub mod sign_in;

pub(super) use prove::prove;

use crate::error::{Error, Result};
use crate::operation::Operation;
use anyhow::{Context, anyhow};
use chrono::{DateTime, Duration, Utc};
use domain::forms::{FieldErrors, FieldProblem};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use url::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// How long an answer is waited for.
const WITHIN: Duration = Duration::minutes(5);
/// What browsers call the portal. They show it in every language.
const NAME: &str = "Rokin API Contract Portal";

/// What a browser is to ask a passkey, and what it has to bring back with the answer.
#[derive(Clone, Debug)]
pub struct Question {
    /// The options as JSON.
    pub options: String,
    /// What the portal has to know again. It travels with the page, so that looking at a page writes nothing.
    pub asked: String,
}

/// What travels, sealed.
#[derive(Serialize, Deserialize)]
struct Asked<T> {
    state: T,
    until: DateTime<Utc>,
}

/// Whether there can be passkeys: an address of numbers has none.
pub fn are_possible(op: &Operation) -> bool {
    let origin = op.services.settings.base_url.parse::<Url>();
    origin.is_ok_and(|origin| origin.domain().is_some())
}

fn party(op: &Operation) -> Result<Webauthn> {
    let origin: Url = op
        .services
        .settings
        .base_url
        .parse()
        .context("the portal's own address")?;
    let domain = origin
        .domain()
        .context("passkeys need an address with a name")?;
    let builder = WebauthnBuilder::new(domain, &origin).map_err(fault)?;
    Ok(builder.rp_name(NAME).build().map_err(fault)?)
}

fn fault(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow!("passkeys: {error}")
}

fn question<T: Serialize>(
    op: &Operation,
    (options, state): (&impl Serialize, T),
    whose: &str,
) -> Result<Question> {
    let until = op.now + WITHIN;
    let plain = serde_json::to_vec(&Asked { state, until }).context("a challenge")?;
    let key = &op.services.settings.data_key;
    Ok(Question {
        options: serde_json::to_string(options).context("a challenge")?,
        asked: key.seal(&op.services, (&plain, whose))?,
    })
}

/// What was asked, and until when an answer counts.
fn asked<T: DeserializeOwned>(
    op: &Operation,
    (asked, whose): (&str, &str),
) -> Result<(T, DateTime<Utc>)> {
    let key = &op.services.settings.data_key;
    let plain = key.open((asked, whose)).map_err(|_| refused())?;
    let read: Asked<T> = serde_json::from_slice(&plain).map_err(|_| refused())?;
    match op.now < read.until {
        true => Ok((read.state, read.until)),
        false => Err(refused()),
    }
}

fn refused() -> Error {
    FieldErrors::one("passkey", FieldProblem::PasskeyRefused).into()
}
