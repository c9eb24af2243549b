//! The key under which executed contracts are sealed, with the certificates that say whose it is.

use anyhow::{Context, bail, ensure};
use chrono::{DateTime, Utc};
use const_oid::db::rfc5912::{ECDSA_WITH_SHA_256, SHA_256_WITH_RSA_ENCRYPTION};
use der::asn1::Null;
use der::{Any, Decode};
use rustls::SignatureScheme;
use rustls::crypto::aws_lc_rs::sign::any_supported_type;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::{CertifiedKey, SigningKey};
use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;
use x509_cert::Certificate;
use x509_cert::spki::AlgorithmIdentifierOwned;

/// The kinds of signature that readers of PDF know; both over SHA-256.
const SCHEMES: [SignatureScheme; 2] = [
    SignatureScheme::ECDSA_NISTP256_SHA256,
    SignatureScheme::RSA_PKCS1_SHA256,
];

/// A private key with its certificate and those above it.
#[derive(Clone)]
pub struct SealKey {
    key: Arc<dyn SigningKey>,
    scheme: SignatureScheme,
    chain: Vec<CertificateDer<'static>>,
    own: Certificate,
}

impl SealKey {
    /// Reads the certificates, the key's own first, and the private key; both in PEM.
    ///
    /// # Errors
    /// When one of them cannot be read, when they do not belong together, and for a key that is neither RSA
    /// nor ECDSA on P-256.
    pub fn of_pem(certificates: &str, private_key: &str) -> anyhow::Result<Self> {
        let chain: Vec<_> = CertificateDer::pem_slice_iter(certificates.as_bytes())
            .collect::<Result<_, _>>()
            .context("the certificates are not PEM")?;
        let first = chain.first().context("there is no certificate")?;
        let own = Certificate::from_der(first).context("the certificate cannot be read")?;
        let key = PrivateKeyDer::from_pem_slice(private_key.as_bytes())
            .context("the private key is not PEM")?;
        let key = any_supported_type(&key).context("the private key cannot be used")?;
        CertifiedKey::new(chain.clone(), key.clone())
            .keys_match()
            .context("the key is not the one of the certificate")?;
        let signer = key.choose_scheme(&SCHEMES);
        let scheme = signer.context("the key is neither RSA nor ECDSA on P-256")?;
        Ok(SealKey {
            scheme: scheme.scheme(),
            key,
            chain,
            own,
        })
    }

    /// The certificate of the key.
    pub fn certificate(&self) -> &Certificate {
        &self.own
    }

    /// Its bytes, and those of the certificates above it.
    pub fn chain(&self) -> &[CertificateDer<'static>] {
        &self.chain
    }

    /// How a signature of this key is called (RFC 5754, section 3).
    pub fn algorithm(&self) -> AlgorithmIdentifierOwned {
        match self.scheme {
            SignatureScheme::RSA_PKCS1_SHA256 => AlgorithmIdentifierOwned {
                oid: SHA_256_WITH_RSA_ENCRYPTION,
                parameters: Some(Any::from(Null)),
            },
            _ => AlgorithmIdentifierOwned {
                oid: ECDSA_WITH_SHA_256,
                parameters: None,
            },
        }
    }

    /// Signs the message.
    ///
    /// # Errors
    /// When the key does not work.
    pub fn sign(&self, message: &[u8]) -> anyhow::Result<Vec<u8>> {
        let Some(signer) = self.key.choose_scheme(&[self.scheme]) else {
            bail!("the key of the seal lost its scheme");
        };
        Ok(signer.sign(message)?)
    }

    /// Demands that the certificate is good at that time.
    ///
    /// # Errors
    /// When it is not.
    pub fn require_valid(&self, at: DateTime<Utc>) -> anyhow::Result<()> {
        let validity = self.own.tbs_certificate().validity();
        let at = SystemTime::from(at);
        ensure!(
            validity.not_before.to_system_time() <= at && at <= validity.not_after.to_system_time(),
            "the certificate is valid from {} to {} only",
            validity.not_before,
            validity.not_after
        );
        Ok(())
    }
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealKey(…)")
    }
}
