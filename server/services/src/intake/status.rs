//! Whether contracts are accepted today, for the home page and the public API.

use super::Announcement;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::intake;
use domain::intake::{Intake, ScopeFamily};
use sea_orm::ConnectionTrait;
use serde::Serialize;

/// The intake of one scope family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FamilyStatus {
    /// Which.
    pub family: ScopeFamily,
    /// Open, coming, or undecided.
    pub intake: Intake,
    /// What it follows from; none where nothing was ever announced.
    pub announcement: Option<Announcement>,
}

/// Every scope family, in the order of pages.
///
/// # Errors
/// When the database does not answer.
pub async fn status(op: &Operation) -> Result<Vec<FamilyStatus>> {
    let mut all = Vec::new();
    for family in ScopeFamily::ALL {
        all.push(status_of(op.db(), op, family).await?);
    }
    Ok(all)
}

/// One scope family, on the connection of whoever asks.
///
/// # Errors
/// When the database does not answer.
pub async fn status_of<C: ConnectionTrait>(
    db: &C,
    op: &Operation,
    family: ScopeFamily,
) -> Result<FamilyStatus> {
    let announcement = intake::latest(db, family).await?;
    let intake = announcement.as_ref().map_or_else(
        || Intake::at(None, "", op.now),
        |announced| announced.intake_at(op.now),
    );
    Ok(FamilyStatus {
        family,
        intake,
        announcement,
    })
}
