//! The agent's side: drafts, saving, files, submission, withdrawal.

pub(crate) mod amended;
pub mod begin;
pub mod download;
pub mod list;
pub(crate) mod neutral;
pub mod remove_document;
pub mod save_section;
pub mod show;
pub mod submit;
pub mod transfer;
pub mod upload;
pub mod withdraw;

use crate::calendar::holidays;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Application};
use crate::store::policy;
use domain::applications::deadlines::due_on;
use domain::applications::{Event, Evidence};
use domain::calendar::business_date;
use domain::ids::ApplicationId;
use domain::permissions::Action;
use sea_orm::ConnectionTrait;

/// Lets something happen to the application: the actor's right, the state, and the day that is due from now
/// on all follow from the event.
///
/// # Errors
/// [`domain::refusal::Refusal::NotAllowed`] without the right; what the transition refuses.
pub(crate) async fn advance<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (application, event): (&mut Application, Event),
) -> Result<()> {
    op.actor.require(event.action())?;
    if op.actor.is_staff() {
        neutral::neutral(db, op, (application.id, application.organisation)).await??;
    }
    let submitted_on = match &event {
        Event::Submit { at } => Some(*at),
        _ => applications::last_submitted_at(db, application.id).await?,
    };
    application.stage = application.stage.clone().apply(event)?;
    application.due_on = due_on(
        &application.stage,
        submitted_on.map_or(op.today(), business_date),
        &holidays(db).await?,
    );
    Ok(())
}

/// What sections are judged by beside their text.
pub(crate) async fn evidence<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    application: &Application,
) -> Result<Evidence> {
    let documents = applications::documents(db, application.id).await?;
    let today = op.today();
    let mut banks = policy::banks(db).await?;
    banks.retain(|bank| bank.is_active_on(today));
    Ok(Evidence {
        today,
        documents: documents
            .into_iter()
            .map(|document| document.kind)
            .collect(),
        banks: banks.into_iter().map(|bank| bank.code).collect(),
    })
}

/// The agent's own application, to be changed and held until then.
async fn own<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    (action, id): (Action, ApplicationId),
) -> Result<Application> {
    op.actor.require(action)?;
    let application = applications::load_locked(db, id).await?;
    op.actor.require_own(action, application.organisation)?;
    Ok(application)
}
