//! Signed-in browsers: a session is looked up by the digest of its token, and rests and ends by itself.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::sessions::{self, Session};
use crate::store::accounts::{self, Account};
use crate::transaction::Transaction;
use chrono::{DateTime, Duration, Utc};
use domain::accounts::Actor;
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
    let mut used_at = session.last_seen_at;
    if caller == Caller::Person {
        note_use(op, token, &session).await;
        used_at = op.now;
    }
    let rests_until = used_at + op.services.settings.session_idle;
    Ok(Some(Visit {
        actor: Actor::Person(accounts::identity(op.db(), &account).await?),
        ends_at: rests_until.min(session.expires_at),
    }))
}

fn may_be_signed_in(account: &Account) -> bool {
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

/// Starts a session for a person, under a token that was never seen before.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn begin(tx: &Transaction, op: &Operation, person: PersonId) -> Result<Token> {
    sessions::sweep(tx.db(), op).await?;
    sessions::insert(tx.db(), op, person).await
}

/// Ends one session; nothing happens when it has ended already.
///
/// # Errors
/// When the database does not answer.
pub async fn end(op: &Operation, token: &Token) -> Result<()> {
    let Actor::Person(identity) = actor(op, token).await? else {
        return sessions::remove(op.db(), token).await;
    };
    let event = Event::new("account.signed_out", "person", identity.person);
    let op = Operation {
        actor: Actor::Person(identity),
        ..op.clone()
    };
    let tx = op.begin().await?;
    sessions::remove(tx.db(), token).await?;
    tx.record(&op, event).await?;
    tx.commit().await
}

/// Ends every session of a person.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn end_all(tx: &Transaction, person: PersonId) -> Result<()> {
    sessions::remove_all(tx.db(), person).await
}
