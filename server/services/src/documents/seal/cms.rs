//! The signature itself: a detached CMS (RFC 5652) with the attributes that CAdES demands (ETSI EN 319 122-1).

use super::stamp::Stamp;
use crate::secrets::seal_key::SealKey;
use anyhow::bail;
use chrono::{DateTime, Utc};
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier, SignerInfo,
    UnsignedAttributes,
};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::{
    ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA,
    ID_SIGNING_TIME,
};
use const_oid::db::rfc5912::ID_SHA_256;
use der::asn1::{OctetString, SetOfVec, UtcTime};
use der::{Any, Decode, Encode, Sequence, Tagged};
use sha2::{Digest, Sha256};
use std::time::SystemTime;
use x509_cert::Certificate;
use x509_cert::attr::Attribute;
use x509_cert::spki::AlgorithmIdentifierOwned;

/// The length of an ECDSA signature varies by a byte or two; the next one may be as long as all are to be.
const TRIES: usize = 64;
/// So many are tried to see how long they become.
const SAMPLES: usize = 3;
/// RFC 3161, appendix A.
const ID_AA_TIME_STAMP_TOKEN: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

/// Which certificate signed, so that no other can be put in its place (RFC 5035, section 3).
#[derive(Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
}

/// A certificate by its SHA-256, which is the default and is therefore not named.
#[derive(Sequence)]
struct EssCertIdV2 {
    cert_hash: OctetString,
}

/// Who signs and when, and who attests the time where there is somebody to ask.
pub struct Signer<'a> {
    key: &'a SealKey,
    at: DateTime<Utc>,
    stamp: Option<&'a Stamp<'a>>,
    /// How long every bare signature is, so that nothing but a token makes one CMS longer than another.
    length: usize,
}

impl<'a> Signer<'a> {
    /// Tries the key to see how long its signatures become.
    pub fn new(
        key: &'a SealKey,
        at: DateTime<Utc>,
        stamp: Option<&'a Stamp<'a>>,
    ) -> anyhow::Result<Self> {
        let mut length = 0;
        for _ in 0..SAMPLES {
            length = length.max(key.sign(&[])?.len());
        }
        Ok(Signer {
            key,
            at,
            stamp,
            length,
        })
    }

    /// Signs what has this SHA-256.
    pub fn sign(&self, digest: &[u8]) -> anyhow::Result<Vec<u8>> {
        let attributes = attributes(self.key, digest, self.at)?;
        let signature = self.bare(&attributes.to_der()?)?;
        let stamped = self.stamp.map(|stamp| stamped(stamp, &signature));
        let signer = signer(self.key, (attributes, signature, stamped.transpose()?))?;
        enveloped(self.key, signer)
    }

    fn bare(&self, message: &[u8]) -> anyhow::Result<Vec<u8>> {
        for _ in 0..TRIES {
            let signature = self.key.sign(message)?;
            if signature.len() == self.length {
                return Ok(signature);
            }
        }
        bail!("no signature fitted into its place")
    }
}

fn signer(
    key: &SealKey,
    (attributes, signature, stamped): (SignedAttributes, Vec<u8>, Option<UnsignedAttributes>),
) -> anyhow::Result<SignerInfo> {
    let own = key.certificate().tbs_certificate();
    Ok(SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: own.issuer().clone(),
            serial_number: own.serial_number().clone(),
        }),
        digest_alg: sha256(),
        signed_attrs: Some(attributes),
        signature_algorithm: key.algorithm(),
        signature: OctetString::new(signature)?,
        unsigned_attrs: stamped,
    })
}

fn enveloped(key: &SealKey, signer: SignerInfo) -> anyhow::Result<Vec<u8>> {
    let certificates = key.chain().iter().map(|one| {
        let certificate = Certificate::from_der(one)?;
        Ok(CertificateChoices::Certificate(certificate))
    });
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha256()])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: ID_DATA,
            econtent: None,
        },
        certificates: Some(certificates.collect::<der::Result<Vec<_>>>()?.try_into()?),
        crls: None,
        signer_infos: vec![signer].try_into()?,
    };
    let content = ContentInfo {
        content_type: ID_SIGNED_DATA,
        content: Any::encode_from(&data)?,
    };
    Ok(content.to_der()?)
}

/// EN 319 142-1 leaves the time to the PDF; readers that look for it here alone would otherwise say 1970.
fn attributes(key: &SealKey, digest: &[u8], at: DateTime<Utc>) -> anyhow::Result<SignedAttributes> {
    let certificate = key.certificate().to_der()?;
    let signed_by = SigningCertificateV2 {
        certs: vec![EssCertIdV2 {
            cert_hash: OctetString::new(Sha256::digest(certificate).as_slice())?,
        }],
    };
    let time = UtcTime::from_system_time(SystemTime::from(at))?;
    Ok(SetOfVec::try_from(vec![
        attribute(ID_CONTENT_TYPE, &ID_DATA)?,
        attribute(ID_SIGNING_TIME, &time)?,
        attribute(ID_MESSAGE_DIGEST, &OctetString::new(digest)?)?,
        attribute(ID_AA_SIGNING_CERTIFICATE_V_2, &signed_by)?,
    ])?)
}

/// The signature itself is what the token is about (RFC 3161, appendix A).
fn stamped(stamp: &Stamp, signature: &[u8]) -> anyhow::Result<UnsignedAttributes> {
    let token = stamp(&Sha256::digest(signature))?;
    let attribute = Attribute {
        oid: ID_AA_TIME_STAMP_TOKEN,
        values: SetOfVec::try_from(vec![token])?,
    };
    Ok(SetOfVec::try_from(vec![attribute])?)
}

fn attribute<T: Tagged + der::EncodeValue>(
    oid: ObjectIdentifier,
    value: &T,
) -> der::Result<Attribute> {
    Ok(Attribute {
        oid,
        values: SetOfVec::try_from(vec![Any::encode_from(value)?])?,
    })
}

/// RFC 5754, section 2: without parameters.
pub fn sha256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid: ID_SHA_256,
        parameters: None,
    }
}
