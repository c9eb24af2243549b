//! An officer takes a case: a new one, or one that a colleague has.

use super::{keep, person, seen};
use crate::applications::advance;
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications;
use domain::applications::{Event as Step, Stage};
use domain::ids::ApplicationId;
use domain::permissions::Action;
use serde::Deserialize;
use serde_json::json;

/// What the button carries.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TakeForm {
    /// The version of the case that the officer saw.
    pub version: i64,
}

/// Makes the officer the one who has the case; a second click changes nothing.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] for anybody but officers, `Stale` when somebody was faster,
/// `WrongState` for a case that is not to be reviewed now.
pub async fn take(op: &Operation, id: ApplicationId, form: &TakeForm) -> Result<()> {
    op.actor.require(Action::Take)?;
    let officer = person(op)?;
    let tx = op.begin().await?;
    let current = applications::load(tx.db(), id).await?;
    if current.stage == (Stage::InReview { officer }) {
        return Ok(());
    }
    let mut application = seen(&tx, id, form.version).await?;
    let before = application.stage.officer();
    advance(tx.db(), op, (&mut application, Step::Take { officer })).await?;
    let event = Event::new("application_taken", "application", id)
        .before(json!({ "officer": before }))
        .after(json!({ "officer": officer }))
        .visible_to_agent();
    keep(&tx, op, &application, event).await?;
    tx.commit().await
}
