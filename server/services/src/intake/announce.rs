//! An administrator announces when a scope family will be ready, after seeing what that changes.

use super::{Announcement, status_of};
use crate::audit::Event;
use crate::error::Result;
use crate::operation::Operation;
use crate::store::{intake, subscriptions};
use crate::subscriptions::tell;
use chrono::NaiveDate;
use domain::intake::{AnnounceForm, Announcing, Intake, Kind, Readiness};
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
    /// What the announcement would be.
    pub kind: Kind,
    /// What would be published.
    pub announcing: Announcing,
    /// Drafts that wait for the opening or could be submitted.
    pub drafts: u64,
    /// Applications already received, which stay received.
    pub received: u64,
    /// Addresses that would be told by mail.
    pub told: u64,
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
    let kind = announcing.kind_after(now.announcement.as_ref().map(said), op.today())?;
    let (drafts, received) = intake::concerned(op.db(), announcing.family).await?;
    let told = subscriptions::count(op.db(), announcing.family).await?;
    Ok(Preview {
        kind,
        told,
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
/// As [`preview`], where an announcement may not follow the one that counts; [`Refusal::Stale`] when somebody else announced in between.
pub async fn announce(op: &Operation, form: &AnnounceForm, seen: Option<Uuid>) -> Result<Uuid> {
    op.actor.require(Action::AnnounceReadiness)?;
    let announcing = form.parse()?;
    let mut tx = op.begin().await?;
    intake::lock(tx.db(), announcing.family).await?;
    let old = intake::latest(tx.db(), announcing.family).await?;
    if old.as_ref().map(|announcement| announcement.id) != seen {
        return Err(Refusal::Stale.into());
    }
    let kind = announcing.kind_after(old.as_ref().map(said), op.today())?;
    let old_opening = old
        .as_ref()
        .and_then(|old| old.intake_at(op.now).opening_day());
    let new = intake::insert(tx.db(), op, (&announcing, kind)).await?;
    let event = Event::new("readiness.announced", "scope_family", announcing.family)
        .before(old.as_ref().map(facts))
        .after(facts(&new));
    tx.record(op, event).await?;
    tell::announcement(&mut tx, op, (&new, old_opening)).await?;
    tx.commit().await?;
    Ok(new.id)
}

fn said(old: &Announcement) -> (Kind, Option<&Readiness>) {
    (old.kind, old.readiness.as_ref())
}

fn facts(told: &Announcement) -> Value {
    let readiness = told.readiness.as_ref();
    json!({
        "kind": told.kind,
        "ready_on": readiness.map(Readiness::date),
        "precision": readiness.map(|readiness| readiness.precision().code()),
        "wording": told.wording,
        "note": told.note,
    })
}
