//! One agent, for its own people and the Federation's staff.

use crate::error::Result;
use crate::operation::Operation;
use crate::store::accounts;
use crate::store::organisations::{self, Stored};
use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::OrganisationId;
use domain::organisations::Organisation;
use domain::refusal::Refusal;

/// An agent as registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agent {
    /// Which.
    pub id: OrganisationId,
    /// What it says of itself.
    pub organisation: Organisation,
    /// That the registration was found in the public list.
    pub verification: Option<Verification>,
    /// To be sent back with a change.
    pub version: i64,
}

/// Who found the registration in the public list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// The name of the officer.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The day of the list.
    pub list_on: Option<NaiveDate>,
}

/// The agent.
///
/// # Errors
/// [`Refusal::NotFound`] for people of another agent.
pub async fn show(op: &Operation, id: OrganisationId) -> Result<Agent> {
    op.actor.require_sight(id)?;
    let stored = organisations::find(op.db(), id)
        .await?
        .ok_or(Refusal::NotFound)?;
    let verification = verification(op, &stored).await?;
    Ok(Agent {
        id: stored.id,
        organisation: stored.organisation,
        verification,
        version: stored.version,
    })
}

async fn verification(op: &Operation, stored: &Stored) -> Result<Option<Verification>> {
    let Some((person, at, list_on)) = stored.verified else {
        return Ok(None);
    };
    let officer = accounts::by_id(op.db(), person).await?;
    Ok(officer.map(|officer| Verification {
        by: officer.name,
        at,
        list_on,
    }))
}
