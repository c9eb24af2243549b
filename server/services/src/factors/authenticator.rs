//! What an authenticator app and the portal share, and the codes that both make of it (RFC 6238).

use crate::error::Result;
use crate::operation::{Operation, Services};
use crate::store::accounts::Account;
use crate::store::factors::totp::App;
use anyhow::anyhow;
use chrono::{DateTime, Utc};
use totp_rs::{Algorithm, Builder, Totp};
use uuid::Uuid;

/// How long a code is good, not counting the steps before and after.
pub(crate) const STEP_SECONDS: u64 = 30;
/// As many bits as the digest has (RFC 4226, section 4).
const SECRET_BYTES: usize = 20;
/// Clocks of telephones differ: the code before and the code after count as well.
const SKEW: u16 = 1;
/// What apps call the portal. They show it in every language.
const ISSUER: &str = "Rokin API Contract Portal";

/// The secret of one app, opened.
pub(crate) struct Authenticator(Totp);

impl Authenticator {
    /// Draws a secret for an app, and seals it for the person's row.
    pub(crate) fn draw(services: &Services, person: Uuid) -> Result<String> {
        let mut secret = [0_u8; SECRET_BYTES];
        services.random.fill(&mut secret);
        let key = &services.settings.data_key;
        key.seal(services, (&secret, &context(person)))
    }

    /// Opens the secret of an app.
    pub(crate) fn open(op: &Operation, (app, account): (&App, &Account)) -> Result<Self> {
        let key = &op.services.settings.data_key;
        let secret = key.open((&app.sealed, &context(app.person_id)))?;
        let totp = Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_skew(SKEW)
            .with_step_duration(STEP_SECONDS)
            .with_secret(secret.into_boxed_slice())
            .with_issuer(Some(ISSUER))
            .with_account_name(account.email.as_str())
            .build()
            .map_err(|error| anyhow!("authenticator: {error}"))?;
        Ok(Authenticator(totp))
    }

    /// The step whose code this is, if it is that of a moment near enough.
    pub(crate) fn step(&self, code: &str, at: DateTime<Utc>) -> Option<i64> {
        let step = self.0.check(code, seconds(at))?;
        i64::try_from(step).ok()
    }

    /// The code of a moment.
    pub(crate) fn code(&self, at: DateTime<Utc>) -> String {
        self.0.generate(seconds(at)).to_string()
    }

    /// The secret as people type it, in groups of four.
    pub(crate) fn secret(&self) -> String {
        let text: Vec<char> = self.0.secret().to_base32().chars().collect();
        let groups: Vec<String> = text.chunks(4).map(|group| group.iter().collect()).collect();
        groups.join(" ")
    }

    /// The address that an app reads from a QR code.
    pub(crate) fn address(&self) -> Result<String> {
        let address = self.0.to_url();
        Ok(address.map_err(|error| anyhow!("authenticator: {error}"))?)
    }
}

fn context(person: Uuid) -> String {
    format!("totp:{person}")
}

fn seconds(at: DateTime<Utc>) -> u64 {
    u64::try_from(at.timestamp()).unwrap_or_default()
}
