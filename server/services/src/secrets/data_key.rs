//! The key of what is kept sealed because it must be read again: the secrets that authenticator apps share
//! with the portal. A copy of the database alone opens none of them.

use crate::error::Result;
use crate::operation::Services;
use anyhow::{Context, anyhow};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::fmt;
use std::sync::Arc;

/// A key for AES-256-GCM (NIST SP 800-38D).
#[derive(Clone)]
pub struct DataKey(Arc<LessSafeKey>);

impl DataKey {
    /// The key of 32 secret bytes.
    pub fn of_bytes(bytes: [u8; 32]) -> Option<Self> {
        let key = UnboundKey::new(&AES_256_GCM, &bytes).ok()?;
        Some(DataKey(Arc::new(LessSafeKey::new(key))))
    }

    /// Seals what belongs to `whose`; moved to somebody else's row it does not open.
    pub(crate) fn seal(
        &self,
        services: &Services,
        (plain, whose): (&[u8], &str),
    ) -> Result<String> {
        let mut nonce = [0_u8; NONCE_LEN];
        services.random.fill(&mut nonce);
        let mut content = plain.to_vec();
        let nonce_used = Nonce::assume_unique_for_key(nonce);
        self.0
            .seal_in_place_append_tag(nonce_used, Aad::from(whose.as_bytes()), &mut content)
            .map_err(|_| anyhow!("sealing failed"))?;
        let mut sealed = nonce.to_vec();
        sealed.append(&mut content);
        Ok(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// Opens what was sealed for `whose` under this key.
    pub(crate) fn open(&self, (sealed, whose): (&str, &str)) -> Result<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD
            .decode(sealed)
            .context("what is sealed cannot be read")?;
        let (nonce, content) = bytes
            .split_at_checked(NONCE_LEN)
            .context("what is sealed is cut off")?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| anyhow!("nonce"))?;
        let mut content = content.to_vec();
        let plain = self
            .0
            .open_in_place(nonce, Aad::from(whose.as_bytes()), &mut content)
            .map_err(|_| anyhow!("what is sealed does not open: has ROKIN_DATA_KEY changed?"))?;
        Ok(plain.to_vec())
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(…)")
    }
}
