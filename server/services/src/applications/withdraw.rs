//! The agent takes an application back: a draft is discarded, a received one withdrawn.

use super::{advance, own};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications;
use domain::applications::Event as Step;
use domain::ids::ApplicationId;
use domain::permissions::Action;

/// Withdraws the application; it stays in the trail.
///
/// # Errors
/// [`domain::refusal::Refusal::WrongState`] once it was decided.
pub async fn withdraw(op: &Operation, id: ApplicationId) -> Result<()> {
    let tx = op.begin().await?;
    let mut application = own(tx.db(), op, (Action::Withdraw, id)).await?;
    let before = application.stage.code();
    let step = Step::Withdraw { at: op.now };
    advance(tx.db(), op, (&mut application, step)).await?;
    applications::save(tx.db(), op, &application).await?;
    let event = Event::new("application_withdrawn", "application", id)
        .before(serde_json::json!({ "state": before }))
        .visible_to_agent()
        .about(id, application.organisation);
    tx.record(op, event).await?;
    tx.commit().await
}
