//! Takes back whom the provider sends, and lets them in if everything fits.

use super::attempt::Attempt;
use super::follow::follow;
use super::said::Said;
use super::{because, configured, person, tokens};
use crate::accounts::{as_person, session};
use crate::audit::Event;
use crate::error::{Error, Result};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::settings::SingleSignOn;
use crate::store::accounts::{Account, is_duplicate, sessions, single_sign_on};
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::accounts::{Body, Role, SignOnProblem, UsedFactor};
use serde::Deserialize;
use serde_json::json;

/// What the browser brings from the provider (RFC 6749, section 4.1.2; RFC 9207).
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Returned {
    /// What becomes tokens.
    pub code: String,
    /// What names the sign-in.
    pub state: String,
    /// The provider that answered.
    pub iss: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
}

/// What became of a sign-in.
pub struct Outcome {
    /// The page wanted when it began; empty when that is not known.
    pub next: String,
    /// The new session, or why there is none.
    pub session: Result<Token>,
}

/// The roles that the provider gives, or why it gives none.
type Given = std::result::Result<Vec<(Body, Role)>, SignOnProblem>;

/// Ends the sign-in that was begun in the browser, whatever becomes of it.
pub async fn finish(op: &Operation, returned: &Returned, browser: Option<Token>) -> Outcome {
    let attempt = Attempt {
        state: Token::presented(&returned.state),
        browser: browser.unwrap_or_else(|| Token::presented("")),
    };
    match take(op, &attempt).await {
        Err(error) => Outcome {
            next: String::new(),
            session: Err(error),
        },
        Ok(next) => Outcome {
            next,
            session: sign_in(op, (&attempt, returned)).await,
        },
    }
}

/// The page wanted; from now on the sign-in cannot be finished a second time.
async fn take(op: &Operation, attempt: &Attempt) -> Result<String> {
    configured(op)?;
    let tx = op.begin().await?;
    let halves = (&attempt.state, &attempt.browser);
    let next = single_sign_on::take(tx.db(), op, halves).await?;
    tx.commit().await?;
    Ok(next.ok_or(SignOnProblem::Outdated)?)
}

async fn sign_in(op: &Operation, (attempt, returned): (&Attempt, &Returned)) -> Result<Token> {
    let settings = configured(op)?;
    is_from(op, settings, returned).await?;
    if let Some(error) = &returned.error {
        return Err(broken_off(error));
    }
    let said = tokens::exchange(op, settings, (attempt, &returned.code)).await?;
    let roles = settings.roles.roles(&said.values(&settings.claim));
    match enter(op, settings, (&said, roles)).await {
        // Twice at the same moment: the other one made the account.
        Err(error) if is_duplicate(&error) => Err(SignOnProblem::Outdated.into()),
        entered => entered,
    }
}

/// An answer mixed in from another provider is noticed before its code is sent anywhere (RFC 9207).
async fn is_from(op: &Operation, settings: &SingleSignOn, returned: &Returned) -> Result<()> {
    let provider = &op.services.memory.provider;
    let known = provider.known(op, settings).await?;
    let must = known
        .metadata
        .authorization_response_iss_parameter_supported;
    match &returned.iss {
        Some(iss) if *iss == settings.issuer => Ok(()),
        None if !must => Ok(()),
        _ => Err(because(
            SignOnProblem::Untrusted,
            "another issuer sent the person back",
        )),
    }
}

fn broken_off(error: &str) -> Error {
    match error {
        "access_denied" => SignOnProblem::Cancelled.into(),
        "server_error" | "temporarily_unavailable" => {
            because(SignOnProblem::ProviderDown, "the provider says so")
        }
        _ => because(SignOnProblem::Untrusted, "the provider refused the request"),
    }
}

/// The roles follow the provider first; only then is it decided whether the person comes in.
async fn enter(
    op: &Operation,
    settings: &SingleSignOn,
    (said, roles): (&Said, Given),
) -> Result<Token> {
    let mut tx = op.begin().await?;
    let known = person::known(&tx, said).await?;
    let roles = match (roles, &known) {
        (Ok(roles), _) => roles,
        (Err(problem), None) => return Err(problem.into()),
        (Err(problem), Some(account)) => {
            follow(&tx, op, (account, &[])).await?;
            tx.commit().await?;
            return Err(problem.into());
        }
    };
    let account = match known {
        Some(account) => account,
        None => person::meet(&tx, op, said).await?,
    };
    follow(&tx, op, (&account, &roles)).await?;
    let worn = worn_by(op, &account);
    let op = as_person(tx.db(), op, &account).await?;
    let token = session::begin(&mut tx, &op, &account).await?;
    if let Some(hat) = worn {
        sessions::set_hat(tx.db(), &token, &hat).await?;
    }
    let has_factor = said.has_second_factor(settings);
    note(&tx, &op, (&token, said.shown_at(), has_factor)).await?;
    let event = Event::new("account.signed_in", "person", account.person);
    let facts = json!({ "by": "single_sign_on", "second_factor": has_factor });
    tx.record(&op, event.after(facts)).await?;
    tx.commit().await?;
    Ok(token)
}

/// The hat of whoever only comes back to show who they are.
fn worn_by(op: &Operation, account: &Account) -> Option<Body> {
    let here = op.actor.identity()?;
    let hat = here.hat.as_ref()?;
    (here.person == account.person).then(|| hat.body.clone())
}

/// Notes when the person showed the provider who they are; where it does not say, that was long ago.
async fn note(
    tx: &Transaction,
    op: &Operation,
    (token, shown_at, has_factor): (&Token, Option<DateTime<Utc>>, bool),
) -> Result<()> {
    let at = shown_at.unwrap_or(DateTime::UNIX_EPOCH).min(op.now);
    sessions::note_password(tx.db(), (token, at)).await?;
    if has_factor {
        sessions::note_factor(tx.db(), (token, at, UsedFactor::IdentityProvider)).await?;
    }
    Ok(())
}
