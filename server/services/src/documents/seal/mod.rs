//! Seals a PDF: a signature over every byte of it (PAdES, ETSI EN 319 142-1, level B-B, and B-T with a time stamp) that
//! also forbids any later change (ISO 32000-1, 12.8.2.2), so that a reader of PDF says by itself whether the file is the
//! one that was made.

mod cms;
mod pdf;
mod stamp;

pub use stamp::{Stamp, Unstamped, ask};

use self::cms::Signer;
use self::pdf::Prepared;
use crate::secrets::seal_key::SealKey;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

/// How often a time stamp is asked for at most, after the first, which tells how long one is. The serial number, the
/// fraction of a second and an ECDSA signature vary by a byte or two, so a few are enough.
const STAMPS: usize = 15;

/// Who seals, and what for, as readers of PDF show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purpose {
    /// Whose seal it is.
    pub name: String,
    /// What it says.
    pub reason: String,
}

/// Seals the document; `stamp` has the time attested. The signature fills its place to the last byte: readers do not
/// look at what stands behind one, so anything could be written there unseen.
///
/// # Errors
/// When the certificate is not valid at that time, when the document cannot be read, and [`Unstamped`] when no time
/// stamp is to be had, or none that fills its place.
pub fn seal(
    document: &[u8],
    key: &SealKey,
    (purpose, at): (&Purpose, DateTime<Utc>),
    stamp: Option<&Stamp>,
) -> anyhow::Result<Vec<u8>> {
    key.require_valid(at)?;
    let signer = Signer::new(key, at, stamp)?;
    let mut room = signer.sign(&Sha256::digest([]))?.len();
    let mut seen = vec![room];
    for _ in 0..STAMPS {
        let mut prepared = pdf::prepare(document, (purpose, at), room)?;
        let signature = signer.sign(&digest(&prepared))?;
        if signature.len() == room {
            prepared.fill(&signature);
            return Ok(prepared.bytes);
        }
        seen.push(signature.len());
        room = likeliest(&seen).unwrap_or(room);
    }
    Err(Unstamped::unfitting(STAMPS + 1).into())
}

fn digest(prepared: &Prepared) -> Vec<u8> {
    let digest = Sha256::new()
        .chain_update(prepared.before())
        .chain_update(prepared.after());
    digest.finalize().to_vec()
}

/// The length that came most often; of several, the one that came last.
fn likeliest(seen: &[usize]) -> Option<usize> {
    let often = |length: &usize| seen.iter().filter(|other| *other == length).count();
    seen.iter().copied().max_by_key(often)
}

#[cfg(test)]
mod authority;
#[cfg(test)]
mod inside;
#[cfg(test)]
mod judged;
#[cfg(test)]
mod read_out;
#[cfg(test)]
mod tests;
