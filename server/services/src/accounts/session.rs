//! Signed-in browsers: a session is looked up by the digest of its token, and rests and ends by itself.

use crate::audit::Event;
use crate::error::Result;
use crate::impersonation;
use crate::mail::{Letter, post};
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::devices::{self, Known};
use crate::store::accounts::sessions::{self, Session};
use crate::store::accounts::{self, Account, links};
use crate::store::factors::pending;
use crate::transaction::Transaction;
use chrono::{DateTime, Duration, Utc};
use domain::accounts::{Actor, Assurance};
use domain::ids::PersonId;

/// How exactly the last use is known; noting it at every request would make every read a write.
const SEEN_WITHIN: Duration = Duration::minutes(1);

/// A person who is signed in.
pub struct Visit {
    /// The person.
    pub actor: Actor,
    /// When the session ends by itself, unless it is used before.
    pub ends_at: DateTime<Utc>,
}

/// Who asks: somebody who did something, or a page that looks again by itself and must not keep a session
/// awake for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// The session counts as used.
    Person,
    /// The session rests on.
    Page,
}

/// Who the token stands for: the person, or nobody when the session has ended.
///
/// # Errors
/// When the database does not answer.
pub async fn actor(op: &Operation, token: &Token) -> Result<Actor> {
    let visit = visit(op, token, Caller::Person).await?;
    Ok(visit.map_or(Actor::Anonymous, |visit| visit.actor))
}

/// The session of the token, unless it has ended.
///
/// # Errors
/// When the database does not answer.
pub async fn visit(op: &Operation, token: &Token, caller: Caller) -> Result<Option<Visit>> {
    let Some(session) = sessions::live(op.db(), op, token).await? else {
        return Ok(None);
    };
    let account = accounts::by_id(op.db(), session.person).await?;
    let Some(account) = account.filter(may_be_signed_in) else {
        return Ok(None);
    };
    let mut identity = accounts::identity(op.db(), op, &account).await?;
    let limits = op.services.settings.limits(&identity);
    let lasts_until = session.created_at + limits.absolute;
    if op.now >= lasts_until || op.now >= session.last_seen_at + limits.idle {
        return Ok(None);
    }
    let mut used_at = session.last_seen_at;
    if caller == Caller::Person {
        note_use(op, token, &session).await;
        used_at = op.now;
    }
    identity.assurance = Assurance::of((session.password_at, session.factor_at), op.now);
    if let Some(hat) = &session.hat {
        // A hat that is not the person's any more stays off.
        identity.wear(hat);
    }
    let actor = impersonation::seen_as(op, session.id, Actor::Person(identity)).await?;
    Ok(Some(Visit {
        actor,
        ends_at: lasts_until.min(used_at + limits.idle),
    }))
}

/// Whether the account lets its person in.
pub(crate) fn may_be_signed_in(account: &Account) -> bool {
    account.is_active && account.is_confirmed
}

/// A page must not fail because its visit could not be noted.
async fn note_use(op: &Operation, token: &Token, session: &Session) {
    if op.now < session.last_seen_at + SEEN_WITHIN {
        return;
    }
    if let Err(error) = sessions::touch(op.db(), op, token).await {
        tracing::warn!(%error, "the use of a session could not be noted");
    }
}

/// Starts a session for a person, under a token that was never seen before. Whoever signed in elsewhere only is
/// told by mail, in case it is somebody else.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn begin(
    tx: &mut Transaction,
    op: &Operation,
    account: &Account,
) -> Result<Token> {
    sessions::sweep(tx.db(), op).await?;
    if devices::note(tx.db(), op, account.person).await? == Known::New {
        let letter = Letter::NewDevice {
            device: op.browser.device(),
            place: op.browser.place(),
            at: op.now,
            sessions: op.address("/account/sessions"),
        };
        post(tx, op, [account.into()], &letter).await?;
    }
    let identity = accounts::identity(tx.db(), op, account).await?;
    let lasts = op.services.settings.limits(&identity).absolute;
    sessions::insert(tx.db(), op, (account.person, lasts)).await
}

/// Ends one session; nothing happens when it has ended already.
///
/// # Errors
/// When the database does not answer.
pub async fn end(op: &Operation, token: &Token) -> Result<()> {
    let Actor::Person(identity) = actor(op, token).await? else {
        return sessions::remove(op.db(), token).await;
    };
    let helper = identity.helper.as_ref().map(|helper| helper.person);
    let leaves = helper.unwrap_or(identity.person);
    let event = Event::new("account.signed_out", "person", leaves);
    let op = Operation {
        actor: Actor::Person(identity),
        ..op.clone()
    };
    let tx = op.begin().await?;
    sessions::remove(tx.db(), token).await?;
    tx.record(&op, event).await?;
    tx.commit().await
}

/// Ends every session of a person, every sign-in that waits for the second factor, and every mailed link that
/// could change how they sign in: whoever asked for one may be the reason why all ends.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn end_all(tx: &Transaction, op: &Operation, person: PersonId) -> Result<()> {
    links::end_all(tx.db(), op, person).await?;
    pending::remove_all(tx.db(), person).await?;
    sessions::remove_all(tx.db(), person).await
}
