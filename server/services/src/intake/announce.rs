//! An administrator announces when a scope family will be ready, after seeing what that changes.

use super::{Announcement, status_of};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::intake;
use chrono::NaiveDate;
use domain::intake::{AnnounceForm, Announcing, Intake, Readiness};
use domain::permissions::Action;
use domain::refusal::Refusal;
use serde_json::{Value, json};
use uuid::Uuid;

/// What an announcement would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What counts now, to be handed back with the announcement; none where nothing was announced yet.
    pub seen: Option<Uuid>,
    /// The intake as it is.
    pub old: Intake,
    /// The intake as it would be.
    pub new: Intake,
    /// What would be published.
    pub announcing: Announcing,
    /// Drafts that wait for the opening or could be submitted.
    pub drafts: u64,
    /// Applications already received, which stay received.
    pub received: u64,
}

impl Preview {
    /// The opening day as it is.
    pub fn old_opens_on(&self) -> Option<NaiveDate> {
        self.old.opening_day()
    }

    /// The opening day as it would be.
    pub fn new_opens_on(&self) -> Option<NaiveDate> {
        self.new.opening_day()
    }

    /// Whether intake is open now and would not be.
    pub fn closes(&self) -> bool {
        self.old.is_open() && !self.new.is_open()
    }
}

/// Says what the announcement would change, and changes nothing.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody but administrators; the problems of the fields.
pub async fn preview(op: &Operation, form: &AnnounceForm) -> Result<Preview> {
    op.actor.require(Action::AnnounceReadiness)?;
    let announcing = form.parse()?;
    let now = status_of(op.db(), op, announcing.family).await?;
    let (drafts, received) = intake::concerned(op.db(), announcing.family).await?;
    Ok(Preview {
        seen: now.announcement.map(|announcement| announcement.id),
        old: now.intake,
        new: announcing.intake_at(op.now),
        announcing,
        drafts,
        received,
    })
}

/// Publishes it. `seen` is what counted when the administrator looked.
///
/// # Errors
/// As [`preview`]; [`Refusal::Stale`] when somebody else announced in between.
pub async fn announce(op: &Operation, form: &AnnounceForm, seen: Option<Uuid>) -> Result<Uuid> {
    op.actor.require(Action::AnnounceReadiness)?;
    let announcing = form.parse()?;
    let tx = op.begin().await?;
    intake::lock(tx.db(), announcing.family).await?;
    let old = intake::latest(tx.db(), announcing.family).await?;
    if old.as_ref().map(|announcement| announcement.id) != seen {
        return Err(Refusal::Stale.into());
    }
    let id = intake::insert(tx.db(), op, &announcing).await?;
    let event = Event::new("readiness.announced", "scope_family", announcing.family)
        .before(old.map(facts_before))
        .after(facts(
            announcing.readiness.as_ref(),
            &announcing.wording,
            &announcing.note,
        ));
    tx.record(op, event).await?;
    tx.commit().await?;
    Ok(id)
}

fn facts_before(old: Announcement) -> Value {
    facts(old.readiness.as_ref(), &old.wording, &old.note)
}

fn facts(readiness: Option<&Readiness>, wording: &str, note: &str) -> Value {
    json!({
        "ready_on": readiness.map(Readiness::date),
        "precision": readiness.map(|readiness| readiness.precision().code()),
        "wording": wording,
        "note": note,
    })
}
