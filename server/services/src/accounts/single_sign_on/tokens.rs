//! Turns the code that came back into what the provider says of the person.

use super::attempt::Attempt;
use super::http::{Answer, ask};
use super::said::Said;
use super::{RETURN, because, id_token};
use crate::error::Result;
use crate::operation::Operation;
use crate::settings::SingleSignOn;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::accounts::SignOnProblem;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use reqwest::{RequestBuilder, StatusCode};
use serde::Deserialize;
use serde_json::{Map, Value};
use url::form_urlencoded;

/// What the token endpoint gives (OpenID Connect Core 1.0, section 3.1.3.3). Nothing of it is kept.
#[derive(Deserialize)]
struct Tokens {
    id_token: String,
    access_token: Option<String>,
}

/// Why it gives nothing (RFC 6749, section 5.2).
#[derive(Default, Deserialize)]
#[serde(default)]
struct Refused {
    error: String,
}

/// Who signed in, by the provider's word.
///
/// # Errors
/// The [`SignOnProblem`] that came in between.
pub(super) async fn exchange(
    op: &Operation,
    settings: &SingleSignOn,
    (attempt, code): (&Attempt, &str),
) -> Result<Said> {
    let answer = ask(request(op, settings, (attempt, code)).await?).await?;
    if answer.status != StatusCode::OK {
        return Err(refused(&answer));
    }
    let tokens: Tokens = answer.json("the answer of the token endpoint")?;
    let nonce = attempt.nonce();
    let mut said = id_token::check(op, settings, (&tokens.id_token, &nonce)).await?;
    if said.lacks(&settings.claim)
        && let Some(more) = user_info(op, settings, (&said, &tokens)).await?
    {
        said.add(more, &settings.claim);
    }
    Ok(said)
}

async fn request(
    op: &Operation,
    settings: &SingleSignOn,
    (attempt, code): (&Attempt, &str),
) -> Result<RequestBuilder> {
    let provider = &op.services.memory.provider;
    let known = provider.known(op, settings).await?;
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("grant_type", "authorization_code")
        .append_pair("code", code)
        .append_pair("redirect_uri", &op.address(RETURN))
        .append_pair("code_verifier", &attempt.verifier());
    let mut request = provider
        .client()?
        .post(known.metadata.token_endpoint.clone())
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    match &settings.client_secret {
        Some(secret) if !known.metadata.wants_secret_in_form() => {
            let value = basic(&settings.client_id, secret.expose());
            request = request.header(AUTHORIZATION, value);
        }
        secret => {
            form.append_pair("client_id", &settings.client_id);
            if let Some(secret) = secret {
                form.append_pair("client_secret", secret.expose());
            }
        }
    }
    Ok(request.body(form.finish()))
}

/// Name and secret as RFC 6749, section 2.3.1, wants them: encoded each, then together.
fn basic(id: &str, secret: &str) -> String {
    let encoded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let both = format!("{}:{}", encoded(id), encoded(secret));
    format!("Basic {}", STANDARD.encode(both))
}

/// A code that was used or is too old is the person's business; the rest is the operator's.
fn refused(answer: &Answer) -> crate::Error {
    let Refused { error } = answer.json("the refusal").unwrap_or_default();
    let problem = match error.as_str() {
        "invalid_grant" => SignOnProblem::Outdated,
        _ => SignOnProblem::Untrusted,
    };
    let known = [
        "invalid_grant",
        "invalid_client",
        "invalid_request",
        "unauthorized_client",
        "unsupported_grant_type",
    ];
    let word = known.iter().find(|word| **word == error);
    let word = word.unwrap_or(&"an error of its own");
    let why = format!("the token endpoint answered {}: {word}", answer.status);
    because(problem, why)
}

/// What the provider says beside the ID token, if it says it of the same person.
async fn user_info(
    op: &Operation,
    settings: &SingleSignOn,
    (said, tokens): (&Said, &Tokens),
) -> Result<Option<Map<String, Value>>> {
    let provider = &op.services.memory.provider;
    let known = provider.known(op, settings).await?;
    let endpoint = known.metadata.userinfo_endpoint.clone();
    let (Some(endpoint), Some(access)) = (endpoint, &tokens.access_token) else {
        return Ok(None);
    };
    let request = provider
        .client()?
        .get(endpoint)
        .header(ACCEPT, "application/json")
        .bearer_auth(access);
    let answer = ask(request).await?;
    if answer.status != StatusCode::OK {
        let why = format!("the user info endpoint answered {}", answer.status);
        return Err(because(SignOnProblem::Untrusted, why));
    }
    let more: Map<String, Value> = answer.json("the user info")?;
    if more.get("sub").and_then(Value::as_str) != Some(&said.subject) {
        let why = "the user info is of somebody else";
        return Err(because(SignOnProblem::Untrusted, why));
    }
    Ok(Some(more))
}
