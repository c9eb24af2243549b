//! Sends somebody to the identity provider.

use super::attempt::{Attempt, LIFETIME};
use super::{RETURN, configured};
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::single_sign_on;

/// A longer address of the page wanted is not kept.
const NEXT_MAX: usize = 2000;

/// Whether the provider, which may know the browser, is to ask who sits there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Only if it has not since longer than a session here may last.
    IfNeeded,
    /// In any case, because of what the person wants to do.
    Anew,
}

/// Where to send the browser, and what it has to bring back.
pub struct Begun {
    /// The provider's page.
    pub address: String,
    /// What stays in the browser.
    pub browser: Token,
}

/// Begins a sign-in at the provider; `next` is the page wanted afterwards, one of ours.
///
/// # Errors
/// [`domain::refusal::Refusal::NotFound`] where no provider is configured, and
/// [`domain::accounts::SignOnProblem::ProviderDown`].
pub async fn begin(op: &Operation, (next, asks): (&str, Asks)) -> Result<Begun> {
    let settings = configured(op)?;
    let known = op.services.memory.provider.known(op, settings).await?;
    let attempt = Attempt {
        state: Token::new(&op.services),
        browser: Token::new(&op.services),
    };
    let halves = (&attempt.state, &attempt.browser);
    let next = if next.len() > NEXT_MAX { "" } else { next };
    let tx = op.begin().await?;
    single_sign_on::begin(tx.db(), op, (halves, next, LIFETIME)).await?;
    tx.commit().await?;
    let mut address = known.metadata.authorization_endpoint.clone();
    address
        .query_pairs_mut()
        .append_pair("response_type", "code")
        .append_pair("client_id", &settings.client_id)
        .append_pair("redirect_uri", &op.address(RETURN))
        .append_pair("scope", &settings.scopes)
        .append_pair("state", attempt.state.expose())
        .append_pair("nonce", &attempt.nonce())
        .append_pair("code_challenge", &attempt.challenge())
        .append_pair("code_challenge_method", "S256");
    if let Some(acr) = &settings.acr {
        address.query_pairs_mut().append_pair("acr_values", acr);
    }
    match asks {
        Asks::IfNeeded => {
            let longest = op.services.settings.staff_sessions.absolute.num_seconds();
            let longest = longest.to_string();
            address.query_pairs_mut().append_pair("max_age", &longest);
        }
        Asks::Anew => {
            let mut query = address.query_pairs_mut();
            query.append_pair("prompt", "login");
            query.append_pair("max_age", "0");
        }
    }
    Ok(Begun {
        address: address.into(),
        browser: attempt.browser,
    })
}
