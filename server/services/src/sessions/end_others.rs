//! Every session but one is ended, because somebody else may sit at another browser.

use crate::audit::Event;
use crate::error::Result;
use crate::factors::require_fresh;
use crate::operation::Operation;
use crate::secrets::tokens::Token;
use crate::store::accounts::sessions;
use serde_json::json;

/// Ends every session of the person but the one of the token; says how many there were.
///
/// # Errors
/// [`domain::refusal::Refusal::SignInRequired`]; [`domain::refusal::Refusal::FactorRequired`] where the person has not just
/// shown who they are.
pub async fn end_others(op: &Operation, current: &Token) -> Result<u64> {
    require_fresh(op).await?;
    let person = op.actor.themselves()?.person;
    let tx = op.begin().await?;
    let ended = sessions::remove_others(tx.db(), (person, current)).await?;
    let event = Event::new("account.other_sessions_ended", "person", person);
    tx.record(op, event.after(json!({ "sessions": ended })))
        .await?;
    tx.commit().await?;
    Ok(ended)
}
