//! One press stops the mails (RFC 8058), on a page or in the reader's own mail program, and deletes the address.

use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::subscriptions;
use domain::intake::ScopeFamily;
use serde_json::json;

/// About which family the link still stops mails; none where they are stopped.
///
/// # Errors
/// When the database does not answer.
pub async fn stoppable(op: &Operation, token: &Token) -> Result<Option<ScopeFamily>> {
    let known = subscriptions::stopped_by(op.db(), token).await?;
    Ok(known.map(|(_, family)| family))
}

/// Stops them: whether there was something to stop. Mail programs may ask twice, and nothing comes of that.
///
/// # Errors
/// When the database does not answer.
pub async fn stop(op: &Operation, token: &Token) -> Result<bool> {
    let tx = op.begin().await?;
    let Some((id, family)) = subscriptions::stopped_by(tx.db(), token).await? else {
        return Ok(false);
    };
    if !subscriptions::delete(tx.db(), id).await? {
        return Ok(false);
    }
    let event = Event::new("subscription.stopped", "subscription", id);
    tx.record(op, event.before(json!({ "family": family })))
        .await?;
    tx.commit().await?;
    Ok(true)
}
