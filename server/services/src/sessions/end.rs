//! One session is ended from another one.

use crate::audit::Event;
use crate::error::Result;
use crate::factors::require_fresh;
use crate::operation::Operation;
use crate::store::accounts::sessions;
use domain::ids::SessionId;
use domain::refusal::Refusal;
use serde_json::json;

/// Ends it.
///
/// # Errors
/// [`Refusal::SignInRequired`]; [`Refusal::FactorRequired`] where the person has not just shown who they are;
/// [`Refusal::NotFound`] when it has ended already or is somebody else's.
pub async fn end(op: &Operation, id: SessionId) -> Result<()> {
    require_fresh(op).await?;
    let person = op.actor.themselves()?.person;
    let tx = op.begin().await?;
    if !sessions::remove_listed(tx.db(), (person, id)).await? {
        return Err(Refusal::NotFound.into());
    }
    let event = Event::new("account.session_ended", "person", person);
    tx.record(op, event.after(json!({ "session": id }))).await?;
    tx.commit().await
}
