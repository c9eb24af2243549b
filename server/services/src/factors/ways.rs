//! How somebody can show who they are.

use super::passkeys::Question;
use super::passkeys::ask::of_person;
use super::{has_app, own_account};
use crate::accounts::single_sign_on::vouches_for;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::factors::pending;
use domain::accounts::Assurance;
use domain::ids::PersonId;

/// The ways there are, beside a recovery code.
#[derive(Clone, Debug)]
pub struct Ways {
    /// A code of an authenticator app.
    pub app: bool,
    /// What one of their passkeys is asked.
    pub passkey: Option<Question>,
}

/// At the second step of a sign-in; none when it does not wait any more.
///
/// # Errors
/// When the database does not answer.
pub async fn of_pending(op: &Operation, token: &Token) -> Result<Option<Ways>> {
    match pending::person(op.db(), op, token).await? {
        Some(person) => of(op, person).await.map(Some),
        None => Ok(None),
    }
}

/// How whoever is signed in can show once more who they are.
#[derive(Clone, Debug)]
pub struct OwnWays {
    /// By a second factor; none where there is none.
    pub factor: Option<Ways>,
    /// By the password alone, because there is no second factor.
    pub password: bool,
    /// At the identity provider.
    pub provider: bool,
    /// Whether they have just done so.
    pub is_fresh: bool,
}

/// For whoever is signed in.
///
/// # Errors
/// [`domain::refusal::Refusal::SignInRequired`].
pub async fn of_own(op: &Operation) -> Result<OwnWays> {
    let assurance = op.actor.themselves()?.assurance;
    let account = own_account(op).await?;
    let ways = of(op, account.person).await?;
    let factor = (ways.app || ways.passkey.is_some()).then_some(ways);
    let at_provider = assurance >= Assurance::Factor && factor.is_none();
    Ok(OwnWays {
        password: factor.is_none() && !at_provider && account.password_hash.is_some(),
        provider: vouches_for(op, account.person).await?,
        is_fresh: assurance.is_fresh(factor.is_some()),
        factor,
    })
}

async fn of(op: &Operation, person: PersonId) -> Result<Ways> {
    Ok(Ways {
        app: has_app(op.db(), person).await?,
        passkey: of_person(op, person).await?,
    })
}
