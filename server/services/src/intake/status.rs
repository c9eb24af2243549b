//! Whether contracts are accepted today, for the home page and the public API.

use super::Announcement;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::intake;
use chrono::{DateTime, Utc};
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
    Ok(status_after(&intake::every(op.db()).await?, op.now))
}

/// The same from announcements that were read already, newest first.
pub fn status_after(announcements: &[Announcement], now: DateTime<Utc>) -> Vec<FamilyStatus> {
    let newest = |family| announcements.iter().find(|one| one.family == family);
    ScopeFamily::ALL
        .into_iter()
        .map(|family| FamilyStatus::after((family, newest(family).cloned()), now))
        .collect()
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
    Ok(FamilyStatus::after((family, announcement), op.now))
}

impl FamilyStatus {
    fn after(
        (family, announcement): (ScopeFamily, Option<Announcement>),
        now: DateTime<Utc>,
    ) -> Self {
        let intake = announcement.as_ref().map_or_else(
            || Intake::at(None, "", now),
            |announced| announced.intake_at(now),
        );
        FamilyStatus {
            family,
            intake,
            announcement,
        }
    }
}
