//! Has somebody else attest when a signature existed (RFC 3161), which makes a seal one of level B-T (ETSI EN 319 142-1).

use anyhow::{Context, anyhow, ensure};
use cms::content_info::ContentInfo;
use cms::signed_data::SignedData;
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5911::ID_SIGNED_DATA;
use der::asn1::{BitString, Int, OctetString, Uint};
use der::{Any, Decode, Encode, Sequence};
use reqwest::Client;
use reqwest::header::CONTENT_TYPE;
use reqwest::redirect::Policy;
use std::time::Duration;
use url::Url;
use x509_cert::spki::AlgorithmIdentifierOwned;

/// How long the authority may take: somebody waits for their signature meanwhile.
const PATIENCE: Duration = Duration::from_secs(5);
/// The largest answer read, in bytes; a token with its certificates has a few thousand.
const LARGEST: usize = 16 * 1024;
const QUERY: &str = "application/timestamp-query";
/// RFC 3161, section 2.4.2: granted, and granted with changes.
const GRANTED: [u8; 2] = [0, 1];
/// RFC 3161, section 2.4.2: what a token attests.
const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// No time stamp was to be had; the authority's fault, or the network's.
#[derive(Debug, thiserror::Error)]
#[error("no time stamp: {0:#}")]
pub struct Unstamped(anyhow::Error);

impl Unstamped {
    /// The tokens were of another length each time, so that none filled the place made for it.
    pub(super) fn unfitting(tokens: usize) -> Self {
        Unstamped(anyhow!("none of {tokens} tokens filled its place"))
    }
}

/// Gives the token for a SHA-256.
pub type Stamp<'a> = dyn Fn(&[u8]) -> Result<Any, Unstamped> + 'a;

#[derive(Sequence)]
struct Query {
    version: u8,
    imprint: Imprint,
    nonce: Uint,
    /// The token brings the authority's certificates along.
    with_certificates: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Sequence)]
struct Imprint {
    algorithm: AlgorithmIdentifierOwned,
    digest: OctetString,
}

#[derive(Sequence)]
struct Reply {
    status: Status,
    #[asn1(optional = "true")]
    token: Option<ContentInfo>,
}

#[derive(Sequence)]
struct Status {
    status: u8,
    #[asn1(optional = "true")]
    words: Option<Vec<Any>>,
    #[asn1(optional = "true")]
    failure: Option<BitString>,
}

/// What a token attests, as far as it is looked at; the rest is for those who check it later.
#[derive(Sequence)]
struct Attested {
    version: u8,
    policy: ObjectIdentifier,
    imprint: Imprint,
    serial: Int,
    time: Any,
    #[asn1(optional = "true")]
    accuracy: Option<Vec<Any>>,
    #[asn1(optional = "true")]
    ordering: Option<bool>,
    #[asn1(optional = "true")]
    nonce: Option<Uint>,
    #[asn1(context_specific = "0", optional = "true", tag_mode = "EXPLICIT")]
    authority: Option<Any>,
    #[asn1(context_specific = "1", optional = "true", tag_mode = "IMPLICIT")]
    extensions: Option<Vec<Any>>,
}

/// Asks the authority for a token. The nonce is drawn for this question alone, so that no old answer passes.
///
/// # Errors
/// [`Unstamped`] when no answer comes, or one that does not fit.
pub async fn ask(authority: &Url, digest: &[u8], nonce: [u8; 8]) -> Result<Any, Unstamped> {
    let token = token(authority, digest, nonce).await;
    token.map_err(Unstamped)
}

async fn token(authority: &Url, digest: &[u8], nonce: [u8; 8]) -> anyhow::Result<Any> {
    let query = Query {
        version: 1,
        imprint: Imprint {
            algorithm: super::cms::sha256(),
            digest: OctetString::new(digest)?,
        },
        nonce: Uint::new(&nonce)?,
        with_certificates: true,
    };
    let reply = Reply::from_der(&send(authority, query.to_der()?).await?)?;
    let status = reply.status.status;
    ensure!(GRANTED.contains(&status), "refused with status {status}");
    let token = reply.token.context("the answer holds no token")?;
    let attested = attested(&token)?;
    ensure!(attested.imprint == query.imprint, "for another signature");
    ensure!(attested.nonce == Some(query.nonce), "to another question");
    Ok(Any::encode_from(&token)?)
}

fn attested(token: &ContentInfo) -> anyhow::Result<Attested> {
    ensure!(token.content_type == ID_SIGNED_DATA, "not a signed token");
    let signed: SignedData = token.content.decode_as()?;
    let content = signed.encap_content_info;
    ensure!(content.econtent_type == TST_INFO, "not a time stamp");
    let content = content.econtent.context("the token is empty")?;
    let content: OctetString = content.decode_as()?;
    Ok(Attested::from_der(content.as_bytes())?)
}

/// Without redirects, without waiting for ever, without endless answers.
async fn send(authority: &Url, query: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let client = Client::builder()
        .redirect(Policy::none())
        .timeout(PATIENCE)
        .build()?;
    let request = client.post(authority.clone());
    let request = request.header(CONTENT_TYPE, QUERY).body(query);
    let mut response = request.send().await?.error_for_status()?;
    let mut answer = Vec::new();
    while let Some(piece) = response.chunk().await? {
        ensure!(answer.len() + piece.len() <= LARGEST, "too long an answer");
        answer.extend_from_slice(&piece);
    }
    Ok(answer)
}
