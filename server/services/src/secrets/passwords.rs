//! Argon2id (RFC 9106), on a blocking thread behind a semaphore so that sign-ins cannot exhaust the machine.

use crate::error::Result;
use crate::operation::Services;
use anyhow::{Context, anyhow};
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::accounts::NewPassword;
use domain::forms::{FieldErrors, FieldProblem};

/// The memory of a password's hash, in KiB; with the two below OWASP's recommendation for Argon2id.
const MEMORY_KIB: u32 = 19 * 1024;
/// How often a hash goes over that memory.
const PASSES: u32 = 2;
/// How many threads make one hash.
const LANES: u32 = 1;

/// What an unknown address is checked against, so that it takes as long as a known one.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$7QvNvD0hZ7rZfJtq1nA8i1YkqvJX3m2c9JmYy3p0J5E";

/// Hashes a password that the person of the form has chosen, unless others have lost it already.
///
/// # Errors
/// [`FieldProblem::PasswordLeaked`] for the field; when the hashing thread fails.
pub async fn take(services: &Services, (field, new): (&str, &NewPassword)) -> Result<String> {
    if let Some(leaked) = services.settings.leaked_passwords.clone() {
        let password = new.expose().to_owned();
        let search = move || leaked.contains(&password);
        let found = tokio::task::spawn_blocking(search).await;
        if found
            .context("searching thread")?
            .context("leaked passwords")?
        {
            return Err(FieldErrors::one(field, FieldProblem::PasswordLeaked).into());
        }
    }
    hash(services, new.expose()).await
}

/// Hashes a new password.
///
/// # Errors
/// When the hashing thread fails.
pub async fn hash(services: &Services, password: &str) -> Result<String> {
    let mut salt = [0_u8; 16];
    services.random.fill(&mut salt);
    let password = password.to_owned();
    blocking(services, move || {
        let salt = SaltString::encode_b64(&salt).map_err(|error| anyhow!("salt: {error}"))?;
        let hash = argon2()?
            .hash_password(password.as_bytes(), &salt)
            .map_err(|error| anyhow!("argon2: {error}"))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password is the stored one. Without a stored one it takes as long and says no.
///
/// # Errors
/// When the hashing thread fails.
pub async fn verify(services: &Services, password: &str, stored: Option<&str>) -> Result<bool> {
    let known = stored.is_some();
    let stored = stored.unwrap_or(NOBODY).to_owned();
    let password = password.to_owned();
    let matches = blocking(services, move || {
        let stored = PasswordHash::new(&stored).map_err(|error| anyhow!("stored hash: {error}"))?;
        Ok(argon2()?
            .verify_password(password.as_bytes(), &stored)
            .is_ok())
    })
    .await?;
    Ok(known && matches)
}

fn argon2() -> anyhow::Result<Argon2<'static>> {
    let params =
        Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|e| anyhow!("argon2: {e}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

async fn blocking<T: Send + 'static>(
    services: &Services,
    work: impl FnOnce() -> anyhow::Result<T> + Send + 'static,
) -> Result<T> {
    let slots = services.password_slots.clone();
    let _slot = slots
        .acquire_owned()
        .await
        .context("password slots are closed")?;
    let done = tokio::task::spawn_blocking(work)
        .await
        .context("hashing thread")?;
    Ok(done?)
}
