//! Seals a PDF: a signature over every byte of it (PAdES, ETSI EN 319 142-1, level B-B, and B-T with a time stamp) that
//! also forbids any later change (ISO 32000-1, 12.8.2.2), so that a reader of PDF says by itself whether the file is the
//! one that was made.

mod cms;
mod pdf;
mod stamp;

pub use stamp::{Stamp, Unstamped, ask};

use crate::secrets::seal_key::SealKey;
use anyhow::{Context, bail, ensure};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

/// The length of an ECDSA signature varies by a byte or two; the next one may be as long as the place left for it.
const TRIES: usize = 64;

/// Who seals, and what for, as readers of PDF show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purpose {
    /// Whose seal it is.
    pub name: String,
    /// What it says.
    pub reason: String,
}

/// Seals the document; `stamp` has the time attested.
///
/// # Errors
/// When the certificate is not valid at that time, when the document cannot be read, and [`Unstamped`].
pub fn seal(
    document: &[u8],
    key: &SealKey,
    (purpose, at): (&Purpose, DateTime<Utc>),
    stamp: Option<&Stamp>,
) -> anyhow::Result<Vec<u8>> {
    key.require_valid(at)?;
    let room = room(key, at)? + stamp.map_or(0, |_| stamp::LARGEST);
    let mut prepared = pdf::prepare(document, (purpose, at), room)?;
    let digest = Sha256::new()
        .chain_update(prepared.before())
        .chain_update(prepared.after())
        .finalize();
    prepared.fill(&fitting((key, stamp), (&digest, at), room)?);
    Ok(prepared.bytes)
}

/// A signature fills its place, so that no byte is left that could be changed unseen. How long a token will be is
/// known to its authority alone: behind one there are noughts.
fn fitting(
    (key, stamp): (&SealKey, Option<&Stamp>),
    content: (&[u8], DateTime<Utc>),
    room: usize,
) -> anyhow::Result<Vec<u8>> {
    if stamp.is_some() {
        let signature = cms::sign(key, content, stamp)?;
        ensure!(signature.len() <= room, "the time stamp is too long");
        return Ok(signature);
    }
    for _ in 0..TRIES {
        let signature = cms::sign(key, content, None)?;
        if signature.len() == room {
            return Ok(signature);
        }
    }
    bail!("no signature fitted into its place")
}

/// How many bytes a signature of this key takes.
fn room(key: &SealKey, at: DateTime<Utc>) -> anyhow::Result<usize> {
    let mut longest = None;
    for _ in 0..3 {
        let length = cms::sign(key, (&Sha256::digest([]), at), None)?.len();
        longest = longest.max(Some(length));
    }
    longest.context("the seal was not tried")
}

#[cfg(test)]
mod authority;
#[cfg(test)]
mod judged;
#[cfg(test)]
mod tests;
