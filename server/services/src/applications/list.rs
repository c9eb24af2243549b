//! The applications of the actor's own organisation.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::applications::{self, Application};
use domain::permissions::Action;
use domain::refusal::Refusal;

/// Newest first; withdrawn drafts that were never submitted are left out.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but an agent's person.
pub async fn list(op: &Operation) -> Result<Vec<Application>> {
    op.actor.require(Action::Apply)?;
    let organisation = op.actor.organisation().ok_or(Refusal::NotFound)?;
    let all = applications::of_organisation(op.db(), organisation).await?;
    let discarded = |a: &Application| a.stage.code() == "withdrawn" && a.receipt_number.is_none();
    Ok(all.into_iter().filter(|a| !discarded(a)).collect())
}
