//! An application is put into a colleague's hands.

use super::own;
use crate::error::Result;
use crate::members::work::{put, require_able};
use crate::operation::Operation;
use domain::accounts::{Body, BodyKind};
use domain::ids::{ApplicationId, PersonId};
use domain::permissions::{Action, State};
use domain::refusal::Refusal;

/// Makes a colleague the agent's person in charge.
///
/// # Errors
/// [`Refusal::NotAllowed`] for those who do not write applications, [`Refusal::NotFound`] for another
/// agent's, [`Refusal::WrongState`] once it has ended; a problem of the field `to` where the colleague
/// cannot have it.
pub async fn transfer(op: &Operation, id: ApplicationId, to: PersonId) -> Result<()> {
    let tx = op.begin().await?;
    let application = own(tx.db(), op, (Action::Transfer, id)).await?;
    let state = State::Application(application.stage.kind());
    if !Action::Transfer.when().includes(state) {
        return Err(Refusal::WrongState.into());
    }
    let body = Body::Agent(application.organisation);
    require_able(tx.db(), op, (&body, to)).await?;
    put(&tx, op, (application, BodyKind::Agent), to).await?;
    tx.commit().await
}
