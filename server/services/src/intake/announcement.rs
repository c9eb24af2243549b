//! One announcement, and the state of intake that follows from it.

use chrono::{DateTime, Utc};
use domain::intake::{Intake, Kind, Readiness, ScopeFamily};
use serde::Serialize;
use uuid::Uuid;

/// What was announced for a scope family, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Announcement {
    /// Names it where somebody says which one they saw.
    #[serde(skip)]
    pub id: Uuid,
    /// For which scope family.
    pub family: ScopeFamily,
    /// What it is.
    pub kind: Kind,
    /// The date; none while there is none.
    pub readiness: Option<Readiness>,
    /// The words in which it was published.
    pub wording: String,
    /// What was said besides; the reason where there is no date.
    pub note: String,
    /// The name of who announced it; the Federation speaks to the public, not a person.
    #[serde(skip)]
    pub announced_by: String,
    /// When.
    pub announced_at: DateTime<Utc>,
}

impl Announcement {
    /// The state of intake at an instant, if this is what counts.
    pub fn intake_at(&self, now: DateTime<Utc>) -> Intake {
        let reason = if self.note.is_empty() {
            &self.wording
        } else {
            &self.note
        };
        Intake::at(self.readiness.as_ref(), reason, now)
    }
}
