//! Whoever helped is themselves again.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::{impersonations, sessions};
use domain::refusal::Refusal;

/// Ends it; nothing happens where it has ended by itself.
///
/// # Errors
/// [`Refusal::SignInRequired`] without a session.
pub async fn end(op: &Operation, token: &Token) -> Result<()> {
    let identity = op.actor.identity().ok_or(Refusal::SignInRequired)?;
    let tx = op.begin().await?;
    let session = sessions::live(tx.db(), op, token).await?;
    let session = session.ok_or(Refusal::SignInRequired)?.id;
    if impersonations::end(tx.db(), op, session).await? {
        let event = Event::new("impersonation.ended", "person", identity.person);
        tx.record(op, event).await?;
    }
    tx.commit().await
}
