//! Single sign-on by OpenID Connect: the provider vouches for the Federation's and the banks' people, and
//! says which roles they have. Authorization code with PKCE; what comes back is used once, in the browser
//! that began, within ten minutes.

mod attempt;
mod begin;
mod finish;
mod follow;
mod http;
mod id_token;
mod metadata;
mod person;
mod provider;
mod said;
mod tokens;

pub use attempt::LIFETIME;
pub use begin::{Asks, Begun, begin};
pub use finish::{Outcome, Returned, finish};
pub(crate) use provider::Provider;

use crate::error::{Error, Result};
use crate::operation::Operation;
use crate::settings::SingleSignOn;
use crate::store::accounts::single_sign_on::is_linked;
use domain::accounts::SignOnProblem;
use domain::ids::PersonId;
use domain::refusal::Refusal;

/// Where the provider sends people back to.
pub const RETURN: &str = "/sign-in/sso/return";

/// Whether the provider can be asked who sits at the browser of the account's person.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn vouches_for(op: &Operation, person: PersonId) -> Result<bool> {
    match &op.services.settings.single_sign_on {
        Some(settings) => is_linked(op.db(), &settings.issuer, person).await,
        None => Ok(false),
    }
}

fn configured(op: &Operation) -> std::result::Result<&SingleSignOn, Refusal> {
    let configured = op.services.settings.single_sign_on.as_ref();
    configured.ok_or(Refusal::NotFound)
}

/// The operator reads why; the person reads what to do. No token and nothing of the person is repeated.
fn because(problem: SignOnProblem, why: impl std::fmt::Display) -> Error {
    tracing::warn!(?problem, %why, "single sign-on refused");
    problem.into()
}
