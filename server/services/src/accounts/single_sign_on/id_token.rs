//! What an ID token must be before anything in it counts (OpenID Connect Core 1.0, section 3.1.3.7).

use super::because;
use super::provider::Known;
use super::said::Said;
use crate::error::{Error, Result};
use crate::operation::Operation;
use crate::settings::SingleSignOn;
use chrono::Duration;
use domain::accounts::SignOnProblem;
use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation, decode, decode_header};
use serde_json::{Map, Value};
use subtle::ConstantTimeEq;

/// Signatures with a public key only: whoever can check them must not be able to make them.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// How far the two clocks may differ.
const LEEWAY: Duration = Duration::minutes(1);

/// Who the provider says has signed in.
///
/// # Errors
/// [`SignOnProblem::Untrusted`] when the token is not the provider's, not for the portal or not of this
/// sign-in; [`SignOnProblem::Clock`] when it is of another time.
pub(super) async fn check(
    op: &Operation,
    settings: &SingleSignOn,
    (token, nonce): (&str, &str),
) -> Result<Said> {
    let header = decode_header(token).map_err(untrusted)?;
    if !ALGORITHMS.contains(&header.alg) {
        return Err(untrusted("the ID token's algorithm is not allowed"));
    }
    // The provider signs other tokens with the same key; those say what they are (RFC 9068, section 2.1).
    if header
        .typ
        .as_ref()
        .is_some_and(|typ| !typ.eq_ignore_ascii_case("JWT"))
    {
        return Err(untrusted("the token is no ID token"));
    }
    let claims = vouched_for(op, settings, (token, &header)).await?;
    is_for_us(&claims, settings)?;
    is_of_this_sign_in(&claims, nonce)?;
    is_of_now(op, &claims)?;
    let said = Said::new(settings, claims);
    let said = said.ok_or_else(|| untrusted("the ID token names no subject"))?;
    is_recent(op, &said)?;
    Ok(said)
}

/// The claims, once the provider has signed them. Where its keys do not fit, it may have newer ones.
async fn vouched_for(
    op: &Operation,
    settings: &SingleSignOn,
    token: (&str, &Header),
) -> Result<Map<String, Value>> {
    let provider = &op.services.memory.provider;
    let known = provider.known(op, settings).await?;
    if let Ok(claims) = signed(&known, settings, token) {
        return Ok(claims);
    }
    let newer = provider.look_again(op, settings).await?;
    signed(&newer, settings, token).map_err(untrusted)
}

/// The claims, if a key of the provider's has signed them for this issuer and audience; else why not.
fn signed(
    known: &Known,
    settings: &SingleSignOn,
    (token, header): (&str, &Header),
) -> std::result::Result<Map<String, Value>, String> {
    let mut wanted = Validation::new(header.alg);
    wanted.set_issuer(&[&settings.issuer]);
    wanted.set_audience(&[&settings.client_id]);
    wanted.set_required_spec_claims(&["iss", "aud", "exp", "sub"]);
    // The instants are compared with our own clock.
    wanted.validate_exp = false;
    let mut why = "no key of the provider's fits the ID token".to_owned();
    for key in candidates(&known.keys, header) {
        let read = DecodingKey::from_jwk(key)
            .and_then(|key| decode::<Map<String, Value>>(token, &key, &wanted));
        match read {
            Ok(read) => return Ok(read.claims),
            Err(error) => why = format!("the ID token: {error}"),
        }
    }
    Err(why)
}

/// The keys that may have signed it.
fn candidates<'a>(keys: &'a JwkSet, header: &'a Header) -> impl Iterator<Item = &'a Jwk> {
    keys.keys.iter().filter(|key| {
        let is_named = header.kid.is_none() || key.common.key_id == header.kid;
        let signs = !matches!(key.common.public_key_use, Some(PublicKeyUse::Encryption));
        is_named && signs
    })
}

/// A token for several is ours only if it was given to us.
fn is_for_us(claims: &Map<String, Value>, settings: &SingleSignOn) -> Result<()> {
    let audience = claims.get("aud").and_then(Value::as_array);
    let is_shared = audience.is_some_and(|all| all.len() > 1);
    let given_to = claims.get("azp").and_then(Value::as_str);
    match given_to {
        Some(party) if party == settings.client_id => Ok(()),
        None if !is_shared => Ok(()),
        _ => Err(untrusted("the ID token was given to another party")),
    }
}

fn is_of_this_sign_in(claims: &Map<String, Value>, nonce: &str) -> Result<()> {
    let repeated = claims.get("nonce").and_then(Value::as_str);
    let repeated = repeated.unwrap_or_default().as_bytes();
    if bool::from(repeated.ct_eq(nonce.as_bytes())) {
        Ok(())
    } else {
        Err(untrusted("the ID token's nonce is of another sign-in"))
    }
}

fn is_of_now(op: &Operation, claims: &Map<String, Value>) -> Result<()> {
    let now = op.now.timestamp();
    let leeway = LEEWAY.num_seconds();
    let at = |name: &str| claims.get(name).and_then(Value::as_i64);
    let Some(ends) = at("exp") else {
        return Err(untrusted("the ID token does not say when it ends"));
    };
    let begins = ["iat", "nbf", "auth_time"].into_iter().filter_map(at).max();
    let late = now - ends - leeway;
    let early = begins.map_or(0, |begins| begins - now - leeway);
    if late < 0 && early <= 0 {
        return Ok(());
    }
    let why = match early > 0 {
        true => format!("the ID token begins {early} s after the portal's clock and the leeway"),
        false => format!("the ID token ended {late} s before the portal's clock and the leeway"),
    };
    Err(because(SignOnProblem::Clock, why))
}

/// The provider was told after how long it has to ask again (`max_age`).
fn is_recent(op: &Operation, said: &Said) -> Result<()> {
    let longest = op.services.settings.staff_sessions.absolute + LEEWAY;
    match said.shown_at() {
        Some(at) if at + longest < op.now => Err(untrusted(
            "the provider has not asked who it is for too long",
        )),
        _ => Ok(()),
    }
}

fn untrusted(why: impl std::fmt::Display) -> Error {
    because(SignOnProblem::Untrusted, why)
}
